import Diagnostics

extension PythonLexer {
    /// Reads what begins with the backslash at hand; one that means nothing stays as it is written.
    mutating func readEscape(
        _ form: PythonTextForm, into text: inout String.UnicodeScalarView
    ) throws(Diagnostic) {
        guard let next = peek(1) else {
            offset += 1
            return
        }
        if form.isRaw {
            text.append("\\")
            offset += 1
            // In an f-string a brace keeps its meaning.
            if next == "\\" || next == form.quote || (next == "\n") {
                text.append(next)
                offset += 1
            }
            return
        }
        if let plain = Self.plainEscapes[next] {
            text.append(contentsOf: plain.unicodeScalars)
            offset += 2
        } else if ("0"..."7").contains(next) {
            readOctal(form, into: &text)
        } else if next == "x" {
            text.append(try readHexadecimal(2, form))
        } else if !form.isBytes, next == "u" || next == "U" {
            text.append(try readHexadecimal(next == "u" ? 4 : 8, form))
        } else if !form.isBytes, next == "N" {
            text.append(try readNamed())
        } else {
            text.append("\\")
            offset += 1
        }
    }

    private static let plainEscapes: [Unicode.Scalar: String] = [
        "\n": "", "\\": "\\", "'": "'", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{c}",
        "n": "\n", "r": "\r", "t": "\t", "v": "\u{b}",
    ]

    private mutating func readOctal(
        _ form: PythonTextForm, into text: inout String.UnicodeScalarView
    ) {
        offset += 1
        var value: UInt32 = 0
        var count = 0
        while count < 3, let digit = current, ("0"..."7").contains(digit) {
            value = value * 8 + (digit.value - 48)
            count += 1
            offset += 1
        }
        // Three octal digits are at most U+01FF; CPython cuts a byte to eight bits.
        text.append(Unicode.Scalar(form.isBytes ? value & 0xff : value) ?? "\u{fffd}")
    }

    private mutating func readHexadecimal(
        _ count: Int, _ form: PythonTextForm
    ) throws(Diagnostic) -> Unicode.Scalar {
        let start = offset
        let letter = peek(1) ?? "x"
        offset += 2
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = current, scalar.isASCII,
                let digit = Character(scalar).hexDigitValue
            else {
                throw mistake(
                    "after \\\(letter) stand \(count) digits of base 16",
                    "Write \\\\ where a backslash shall be shown, or r before the text.",
                    start..<offset)
            }
            value = value &* 16 &+ UInt32(digit)
            offset += 1
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw mistake(
                "no character has this number",
                "Type the character itself, or the number of another.", start..<offset)
        }
        return scalar
    }

    private mutating func readNamed() throws(Diagnostic) -> Unicode.Scalar {
        let start = offset
        var end = offset + 3
        while let scalar = source[end], scalar != "}", scalar != "\n", end - offset < 100 {
            end += 1
        }
        guard peek(2) == "{", source[end] == "}", end > start + 3 else {
            throw mistake(
                "after \\N stands the name of a character in braces: \\N{DEGREE SIGN}",
                "Write \\\\N where a backslash shall be shown, or r before the text.",
                start..<start + 2)
        }
        let name = source.text(start + 3..<end).uppercased()
        guard let scalar = PythonCharacterNames.scalar(named: name) else {
            throw mistake(
                "no character is known here by this name",
                "Type the character itself, or its number: \\u00b0.", start..<end + 1)
        }
        offset = end + 1
        return scalar
    }
}

/// The characters by their names in Unicode.
enum PythonCharacterNames {
    /// Made when it is first asked: most programs name none.
    private static let scalars: [String: Unicode.Scalar] = {
        var scalars: [String: Unicode.Scalar] = [:]
        for value: UInt32 in 0...0x1FBFF {
            guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name else {
                continue
            }
            scalars[name] = scalar
        }
        return scalars
    }()

    static func scalar(named name: String) -> Unicode.Scalar? { scalars[name] }
}
