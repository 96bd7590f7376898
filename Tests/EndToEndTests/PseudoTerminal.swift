import Foundation
import Glibc

/// `mentor` at a terminal: a pair of devices, one end held by the program as its terminal, the other by the test.
final class PseudoTerminal {
    private let controller: Int32
    private let process = Process()
    private var seen = ""

    /// Starts the program on a terminal of so many columns.
    init(_ arguments: [String], columns: UInt16 = 80, environment: [String: String] = [:]) throws {
        controller = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        // The requests of pty(7) on Linux: unlock the other end (TIOCSPTLCK), and ask for its number (TIOCGPTN).
        var locked: CInt = 0
        var number: CUnsignedInt = 0
        guard controller >= 0, unsafe ioctl(controller, 0x4004_5431, &locked) == 0,
            unsafe ioctl(controller, 0x8004_5430, &number) == 0
        else { throw POSIXError(.ENOTTY) }
        let path = "/dev/pts/\(number)"
        let terminal = unsafe open(path, O_RDWR | O_NOCTTY)
        guard terminal >= 0 else { throw POSIXError(.ENOTTY) }
        var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size)
        let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
        process.executableURL = MentorBinary.url
        process.arguments = arguments
        process.environment = MentorBinary.environment(environment)
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(controller)
    }

    /// Types; a carriage return is the key that ends a line.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(controller, $0.baseAddress, $0.count) }
    }

    /// Whether the terminal shows the text after what was already waited for; what comes before it is done with.
    func shows(_ text: String) -> Bool {
        guard holds(text) else { return false }
        if let range = seen.range(of: text) { seen = String(seen[range.upperBound...]) }
        return true
    }

    /// The same, at most half a minute from now, leaving all in `rest`.
    func holds(_ text: String) -> Bool {
        let deadline = ContinuousClock.now.advanced(by: .seconds(30))
        while !seen.contains(text) {
            let left = ContinuousClock.now.duration(to: deadline)
            var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
            guard left > .zero, unsafe poll(&ready, 1, Int32(left / .milliseconds(1))) > 0 else { return false }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe read(controller, &bytes, bytes.count)
            guard count > 0 else { return false }
            unread += bytes.prefix(count)
            seen += drain()
        }
        return true
    }

    /// What was shown and not yet waited for.
    var rest: String { seen }

    /// Waits for the program's end, and gives its exit status.
    func status() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    private var unread: [UInt8] = []

    /// The whole characters among the bytes that came; the beginning of one more is kept for the next time.
    private func drain() -> String {
        var end = unread.count
        while end > 0, end > unread.count - 4, String(validating: unread[..<end], as: UTF8.self) == nil { end -= 1 }
        let text = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeFirst(end)
        return text
    }
}
