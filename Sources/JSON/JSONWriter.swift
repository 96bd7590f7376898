/// Writes JSON (RFC 8259) as bytes, keys in the order they are given.
///
/// A stream of answers is one object a line, thousands a second, and two runs must give the same bytes. A general
/// encoder goes through boxed containers and leaves the order of keys to a hash; this one appends to an array. It does
/// not check that keys differ or that a value follows a key: its callers are few, and their output is read by tests.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var wantsComma = false

    public init() {}

    /// `{…}`.
    public mutating func object(_ fields: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
    }

    /// `[…]`, one value an element.
    public mutating func array<Element>(_ elements: some Sequence<Element>, _ value: (inout JSONWriter, Element) -> Void) {
        enclosed(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
            for element in elements { value(&writer, element) }
        }
    }

    /// `"name": `, to be followed by exactly one value.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        wantsComma = false
    }

    /// A string, or null.
    public mutating func value(_ text: String?) {
        separate()
        if let text { quote(text) } else { raw("null") }
    }

    /// `null`.
    public mutating func null() { value(String?.none) }

    /// An integer.
    public mutating func value(_ number: Int) {
        separate()
        raw(String(number))
    }

    /// A number in the fewest digits that read back as the same one; null for what JSON cannot say.
    public mutating func value(_ number: Double) {
        separate()
        if !number.isFinite {
            raw("null")
        } else if number == number.rounded(), abs(number) < 1e15 {
            raw(String(Int64(number)))
        } else {
            raw(String(number))
        }
    }

    /// true or false.
    public mutating func value(_ flag: Bool) {
        separate()
        raw(flag ? "true" : "false")
    }

    /// A key and its string, or null.
    public mutating func field(_ name: String, _ text: String?) {
        key(name)
        value(text)
    }

    /// A key and its integer.
    public mutating func field(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    /// A key and its number.
    public mutating func field(_ name: String, _ number: Double) {
        key(name)
        value(number)
    }

    /// A key and its truth.
    public mutating func field(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// A key and its list of strings.
    public mutating func field(_ name: String, _ texts: [String]) {
        key(name)
        array(texts) { $0.value($1) }
    }

    /// Ends the line.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        wantsComma = false
    }

    private mutating func enclosed(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        wantsComma = false
        content(&self)
        bytes.append(close)
        wantsComma = true
    }

    private mutating func separate() {
        if wantsComma { bytes.append(UInt8(ascii: ",")) }
        wantsComma = true
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Escapes what must be, and also DEL, the C1 controls and the two separators that old JavaScript takes for a
    /// line's end, so that a line of output is safe to look at in a terminal.
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: raw("\\\"")
            case 0x5C: raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            case 0x20...0x7E: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
                let digits = String(scalar.value, radix: 16)
                raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONWriter {
    /// A value that is JSON already, put in as it is.
    public mutating func value(json: String) {
        separate()
        raw(json)
    }
}
