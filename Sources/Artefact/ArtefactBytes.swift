/// The bytes of an artefact, mapped from a file or held in memory, for as long as anybody reads them.
///
/// Reading a file copies it: ten milliseconds and as many megabytes as it has, before the first byte is looked at, however
/// few will be. A mapping costs nothing until a page is touched, and the page then belongs to the system's cache, which
/// every process shares. The price is that somebody who cuts the file short under us ends the program (SIGBUS); artefacts
/// are therefore replaced by rename only, which leaves the old bytes to those who have them open. Pointers stay in this
/// room: whoever reads gets bounds-checked values.
@safe final class ArtefactBytes: Sendable {
    // Shared without isolation: nobody writes to them, and they go with this object.
    nonisolated(unsafe) let all: UnsafeRawBufferPointer
    private let isMapped: Bool

    var count: Int { unsafe all.count }

    /// Maps a file.
    /// - Throws: `unreadable`.
    init(mapping path: String) throws(ArtefactError) {
        let mapped = unsafe try SystemFile.map(path)
        unsafe all = unsafe mapped ?? UnsafeRawBufferPointer(start: nil, count: 0)
        isMapped = unsafe mapped != nil
    }

    /// Holds a copy of the bytes.
    init(_ bytes: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: MappedBlock.alignment)
        unsafe copy.copyBytes(from: bytes)
        unsafe all = UnsafeRawBufferPointer(copy)
        isMapped = false
    }

    deinit {
        if isMapped { unsafe SystemFile.unmap(all) } else { unsafe all.deallocate() }
    }
}
