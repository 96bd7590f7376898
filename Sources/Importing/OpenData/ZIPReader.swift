internal import CArchive

/// Unpacks a ZIP in memory, and nothing that only looks like one.
///
/// A ZIP names its own sizes, so what it says cannot be what is believed: a bomb of forty kilobytes unpacks to gigabytes,
/// an entry may be called `../../etc/passwd`, a download may stop half way. Nothing is ever written to the disk, so that
/// names do no harm; bytes are counted as they come out, and the work ends when there are too many of them, in one entry,
/// in all, or against the packed size. The directory at the end of the file must be there, which a cut file lacks, and
/// the check sum of each entry must be right. This is the only file that knows libarchive.
struct ZIPReader {
    /// An unpacked file.
    struct Entry {
        let name: String
        let bytes: [UInt8]
    }

    /// What an archive may hold at most.
    struct Limits {
        /// Bytes of the archive.
        var packed = 64 << 20
        /// Bytes unpacked, all entries together.
        var unpacked = 128 << 20
        /// Unpacked bytes for one packed byte, looked at from the first million on. XML packs at about one in ten.
        var ratio = 100
        var entries = 64
    }

    /// Whether the bytes begin as a ZIP does.
    static func isArchive(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// The regular files in it, in their order.
    ///
    /// - Throws: `damagedArchive`, `tooLarge`, `empty`.
    static func entries(_ bytes: [UInt8], path: String, limits: Limits = Limits()) throws(ImportError) -> [Entry] {
        guard !bytes.isEmpty else {
            throw ImportError(
                .empty, path: path, message: "expected a ZIP, found nothing", remedy: "download the file again")
        }
        guard bytes.count <= limits.packed else {
            throw tooLarge(path, "expected an archive of at most \(limits.packed) bytes, found \(bytes.count)")
        }
        let result: Result<[Entry], ImportError> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(ImportError) { return .success(try unsafe read(buffer, path: path, limits: limits)) } catch {
                return .failure(error)
            }
        }
        let found = try result.get()
        guard !found.isEmpty else {
            throw ImportError(
                .empty, path: path, message: "expected files in the ZIP, found none", remedy: "download the file again")
        }
        return found
    }

    private static func read(_ buffer: UnsafeRawBufferPointer, path: String, limits: Limits) throws(ImportError)
        -> [Entry]
    {
        guard let archive = unsafe archive_read_new() else { throw damaged(path, "libarchive has no memory") }
        defer { unsafe archive_read_free(archive) }
        // Only the reader that starts from the directory at the end: a cut file has none.
        unsafe archive_read_support_format_zip_seekable(archive)
        guard unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
            throw damaged(path, unsafe reason(archive))
        }
        var found: [Entry] = []
        var total = 0
        var count = 0
        while true {
            var entry: OpaquePointer?
            let status = unsafe archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return found }
            // A warning is about a name that the locale cannot spell.
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry else {
                throw damaged(path, unsafe reason(archive))
            }
            count += 1
            guard count <= limits.entries else {
                throw tooLarge(path, "expected at most \(limits.entries) entries, found more")
            }
            guard unsafe archive_entry_is_encrypted(entry) == 0 else {
                throw damaged(path, "an entry is locked with a password")
            }
            guard unsafe archive_entry_filetype(entry) == fileTypeRegular else { continue }
            let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
            let content = try unsafe data(archive, path: path, packed: buffer.count, total: &total, limits: limits)
            found.append(
                Entry(name: unsafe name.map { unsafe String(cString: $0) } ?? "entry \(count)", bytes: content))
        }
    }

    /// `AE_IFREG`, a macro that Swift does not see.
    private static let fileTypeRegular: mode_t = 0o100000

    private static func data(
        _ archive: OpaquePointer, path: String, packed: Int, total: inout Int, limits: Limits
    ) throws(ImportError) -> [UInt8] {
        var content: [UInt8] = []
        while true {
            var status = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, filled in
                status = unsafe archive_read_data(archive, space.baseAddress, space.count)
                filled = max(0, status)
            }
            if status == 0 { return content }
            guard status > 0 else { throw damaged(path, unsafe reason(archive)) }
            total += piece.count
            guard total <= limits.unpacked else {
                throw tooLarge(path, "expected at most \(limits.unpacked) bytes when unpacked, found more")
            }
            guard total <= 1 << 20 || total / max(1, packed) < limits.ratio else {
                throw tooLarge(path, "expected at most \(limits.ratio) bytes out of one, found more")
            }
            content += piece
        }
    }

    private static func reason(_ archive: OpaquePointer) -> String {
        guard let text = unsafe archive_error_string(archive) else { return "the archive cannot be read" }
        return unsafe String(cString: text)
    }

    private static func damaged(_ path: String, _ reason: String) -> ImportError {
        ImportError(
            .damagedArchive, path: path, message: "expected a whole ZIP, found: \(Words.tidy(reason))",
            remedy: "download the file again")
    }

    private static func tooLarge(_ path: String, _ message: String) -> ImportError {
        ImportError(
            .tooLarge, path: path, message: message,
            remedy: "name the data set's own file; this one may be made to fill the memory")
    }
}
