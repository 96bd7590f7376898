import Synchronization

/// The checksums of all chunks of a file, and which of them have been compared.
///
/// One bit a chunk, set and read without a lock: whoever finds it unset compares, so that the worst that a race can do is
/// to have a chunk compared twice.
@safe final class ChunkSums: Sendable {
    private let sums: [UInt64]
    // Shared without isolation: allocated in init and freed in deinit; between the two only its atomics change.
    private nonisolated(unsafe) let checked: UnsafeMutablePointer<Atomic<UInt64>>

    init(_ sums: [UInt64]) {
        self.sums = sums
        let words = sums.count / 64 + 1
        unsafe checked = .allocate(capacity: words)
        for word in 0..<words { unsafe (checked + word).initialize(to: Atomic(0)) }
    }

    deinit {
        unsafe checked.deinitialize(count: sums.count / 64 + 1)
        unsafe checked.deallocate()
    }

    subscript(chunk: Int) -> UInt64 { sums[chunk] }

    func isChecked(_ chunk: Int) -> Bool {
        precondition(sums.indices.contains(chunk))
        return unsafe checked[chunk / 64].load(ordering: .relaxed) & 1 << UInt64(chunk % 64) != 0
    }

    func setChecked(_ chunk: Int) {
        precondition(sums.indices.contains(chunk))
        unsafe checked[chunk / 64].bitwiseOr(1 << UInt64(chunk % 64), ordering: .relaxed)
    }
}
