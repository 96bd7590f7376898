#if Server
import Conversations
import Foundation
import Glibc

/// A folder of a test's own with a store's file in it, gone with the test.
final class StoreFolder: Sendable {
    let folder: URL

    /// The store's file.
    var path: String { folder.appending(path: "store.sqlite").path }

    init() throws {
        folder = URL.temporaryDirectory.appending(path: "mentor-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func store(_ settings: StoreSettings = StoreSettings()) throws -> SQLiteConversationStore {
        try SQLiteConversationStore(path: path, settings: settings)
    }

    /// Every byte of every file in the folder, by name.
    func files() throws -> [String: Data] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).reduce(into: [:]) { files, name in
            let file = folder.appending(path: name)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return }
            files[name] = try Data(contentsOf: file)
        }
    }

    /// The files that hold a text somewhere.
    func files(holding text: String) throws -> [String] {
        try files().filter { $0.value.holds(text) }.keys.sorted()
    }

    func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

extension Data {
    /// Whether the bytes of a text stand somewhere in it. By the C library: files of many megabytes are searched hundreds of
    /// times.
    func holds(_ text: String) -> Bool {
        let wanted = Data(text.utf8)
        return unsafe withUnsafeBytes { all in
            unsafe wanted.withUnsafeBytes { part in
                guard let start = all.baseAddress, let first = part.baseAddress, let initial = wanted.first else { return false }
                var at = 0
                while at + part.count <= all.count, let hit = unsafe memchr(unsafe start + at, Int32(initial), all.count - at) {
                    let place = unsafe start.distance(to: UnsafeRawPointer(hit))
                    guard place + part.count <= all.count else { return false }
                    if unsafe memcmp(hit, first, part.count) == 0 { return true }
                    at = place + 1
                }
                return false
            }
        }
    }
}
#endif
