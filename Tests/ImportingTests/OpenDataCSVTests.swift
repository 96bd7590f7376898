import Testing

@testable import Importing

@Suite("A table of comma-separated values is read strictly")
struct OpenDataCSVTests {
    private func table(_ text: String) throws -> CSVTable { try CSVTable(Array(text.utf8), path: "t.csv") }

    private func values(_ text: String, _ column: String) throws -> [String] {
        let table = try table(text)
        let column = try table.column(column)
        return table.rows.map { $0[column] }
    }

    @Test(
        "Fields are told apart",
        arguments: [
            ("a,b\n1,2\n", ["2"]), ("a,b\r\n1,2\r\n", ["2"]), ("a;b\n1,5;2,5\n", ["2,5"]), ("\u{FEFF}a,b\n1,2", ["2"]),
            ("a,b\n1,\"x, y\"\n", ["x, y"]), ("a,b\n1,\"x\ny\"\n3,4\n", ["x\ny", "4"]),
            ("a,b\n1,\"x \"\"y\"\"\"\n", ["x \"y\""]),
            ("a,b\n1,\n", [""]), ("a,b\n1,\"\"\n", [""]), ("\"a\",\"b\"\n\"1\",\" 2 \"\n", ["2"]),
            ("a,b\n1,2\n\n3,4\n", ["2", "4"]),
            ("a;\"b\"\n\"1;2\";3\n", ["3"]), ("A,B\n1,é\n", ["é"]),
        ])
    func fields(text: String, expected: [String]) throws {
        #expect(try values(text, "b") == expected)
    }

    @Test(
        "What the format does not allow is refused with its line",
        arguments: [
            ("a,b\n1,\"2\n3,4\n", ImportError.Code.malformed, 2), ("a,b\n1,2\n1,2\"3\n", .malformed, 3),
            ("a,b\n1,\"2\" 3\n", .malformed, 2),
            ("a,b\n1,2,3\n", .malformed, 2), ("a,b\n\"x\ny\",2\n1\n", .malformed, 4),
            ("a,b\n1,2\rx,y\n", .malformed, 2),
            ("a,b\n1,\u{0}\n", .malformed, 2), ("", .empty, 1), (" \n \n", .empty, 1), ("a,b\n", .empty, 1),
        ])
    func refused(text: String, code: ImportError.Code, line: Int) {
        let error = #expect(throws: ImportError.self) { try table(text) }
        #expect(error?.code == code)
        #expect(error?.line ?? 1 == line)
        #expect(error?.path == "t.csv")
    }

    @Test("A missing column is told with those that are there")
    func missingColumn() throws {
        let table = try table("a,b\n1,2\n")
        let error = #expect(throws: ImportError.self) { try table.column("code_rome") }
        #expect(error?.code == .unexpectedShape)
        #expect(
            error?.description
                == "t.csv:1:1: error: expected a column “code_rome”, found “a”, “b”; name the data set's own file, with its header"
        )
    }

    @Test(
        "Another encoding is refused with the line of its first sign",
        arguments: [
            ([UInt8]("a,b\n1,caf".utf8) + [0xE9, 0x0A], 2), ([0xFF, 0xFE, 0x61, 0x00], 1),
            ([0xFE, 0xFF, 0x00, 0x61], 1),
            ([UInt8]("a,b\n1,2\n3,".utf8) + [0xC3], 3),
        ])
    func encodings(bytes: [UInt8], line: Int) {
        let error = #expect(throws: ImportError.self) { try CSVTable(bytes, path: "t.csv") }
        #expect(error?.code == .wrongEncoding)
        #expect(error?.line == line)
    }

    @Test("A file of fifty million bytes is refused before it is read")
    func tooLarge() {
        let error = #expect(throws: ImportError.self) {
            try CSVTable([UInt8](repeating: 0x61, count: 50_000_000), path: "t.csv")
        }
        #expect(error?.code == .tooLarge)
    }

    @Test("Garbage without end is refused for its columns")
    func garbage() {
        let error = #expect(throws: ImportError.self) {
            try CSVTable([UInt8](repeating: 0x2C, count: 100_000), path: "t.csv")
        }
        #expect(error?.code == .malformed)
    }
}
