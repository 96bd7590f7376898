/// Addresses for documents.
public enum WebAddress {
    /// The address in ASCII, with nothing in it that could end an attribute or a Markdown link; nil for what a browser
    /// should not follow: whatever is not of the web.
    public static func safe(_ address: String?) -> String? {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
        var safe = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
                UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"), 0...0x20, 0x7F...0xFF:
                let digits = String(byte, radix: 16, uppercase: true)
                safe += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            default: safe.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return safe
    }
}
