import Testing

@testable import Artefact

@Suite("Deferred value")
struct DeferredTests {
    private static func stored(_ value: Deferred<[String]>) -> [UInt8] {
        var writer = ArtefactWriter()
        writer.store(value, 7)
        return writer.bytes
    }

    @Test("what was stored comes back when it is asked for, and what stands behind it at once")
    func later() throws {
        let bytes = Self.stored(Deferred(["un", "deux"]))
        var reader = ArtefactReader(bytes)
        let value = try reader.next(Deferred<[String]>.self)
        #expect(try reader.next(Int.self) == 7)
        try reader.finish()
        for _ in 1...2 { #expect(value.value == ["un", "deux"]) }
        #expect(Self.stored(value) == bytes)
        #expect(value == Deferred(["un", "deux"]))
    }

    @Test("bytes of something else are no value, not a crash")
    func other() throws {
        var writer = ArtefactWriter()
        writer.write(bytes: [9, 9, 9])
        var reader = ArtefactReader(writer.bytes)
        #expect(try reader.next(Deferred<[String]>.self).value == nil)
    }
}
