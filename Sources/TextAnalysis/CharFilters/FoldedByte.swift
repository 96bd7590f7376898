/// The signs of the folded alphabet that are no ASCII character of their own; below 0x20, where no input byte survives.
enum FoldedByte {
    /// A dash that parts clauses, an ellipsis.
    static let clause: UInt8 = 0x01
    /// Any other sign: it parts words and means nothing.
    static let other: UInt8 = 0x03
    /// "·" and the bullets that stand in for it.
    static let middleDot: UInt8 = 0x05
    static let euro: UInt8 = 0x06
    static let pound: UInt8 = 0x07
    static let newline: UInt8 = 0x0A
    static let emoji: UInt8 = 0x0E
    /// A skin tone.
    static let modifier: UInt8 = 0x0F
    /// One half of a flag.
    static let flag: UInt8 = 0x10
    /// A zero-width joiner after an emoji.
    static let joiner: UInt8 = 0x11
    static let space: UInt8 = 0x20

    static func isPictorial(_ byte: UInt8) -> Bool { byte >= emoji && byte <= joiner }

    /// a–z, or a byte of another script's letter.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == space || byte == newline }
}
