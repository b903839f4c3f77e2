extension Substring {
    /// Its lines, as many as `split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)`
    /// gives, found byte by byte: a long text is not put together to characters for it.
    var lines: [Substring] {
        var lines: [Substring] = []
        var start = startIndex
        var index = utf8.startIndex
        while index != utf8.endIndex {
            let length = lineBreak(at: index)
            guard length > 0 else {
                utf8.formIndex(after: &index)
                continue
            }
            lines.append(self[start..<index])
            index = utf8.index(index, offsetBy: length)
            start = index
        }
        lines.append(self[start...])
        return lines
    }

    /// Bytes of the line break that begins here; 0 where none does.
    private func lineBreak(at index: Index) -> Int {
        func byte(_ distance: Int) -> UInt8? {
            utf8.index(index, offsetBy: distance, limitedBy: utf8.endIndex).flatMap {
                $0 == utf8.endIndex ? nil : utf8[$0]
            }
        }
        switch utf8[index] {
        case 0x0D: return byte(1) == 0x0A ? 2 : 1
        case 0x0A, 0x0B, 0x0C: return 1
        // U+0085, U+2028 and U+2029.
        case 0xC2: return byte(1) == 0x85 ? 2 : 0
        case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
        default: return 0
        }
    }
}

extension StringProtocol {
    /// Its characters, each ASCII byte one of them; nil where there are others, or `\r`, which may be
    /// half of one.
    var asciiCharacters: [Character]? {
        let bytes = utf8
        guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return nil }
        return bytes.map { Character(Unicode.Scalar($0)) }
    }
}
