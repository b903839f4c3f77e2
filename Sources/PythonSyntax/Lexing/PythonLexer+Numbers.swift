import Diagnostics

extension PythonLexer {
    /// The most digits that a number may have; CPython's own bound for decimal ones.
    static let mostDigits = 4_300

    mutating func readNumber() throws(Diagnostic) {
        let start = offset
        let kind: PythonExpression.Kind
        if current == "0", let radix = Self.radix(peek(1)) {
            offset += 2
            kind = try readWhole(radix: radix, from: start)
        } else {
            kind = try readDecimal()
        }
        try checkEnd(from: start)
        append(.number(kind), from: start)
    }

    private static func radix(_ letter: Unicode.Scalar?) -> UInt64? {
        switch letter {
        case "x", "X": 16
        case "o", "O": 8
        case "b", "B": 2
        default: nil
        }
    }

    private mutating func readWhole(
        radix: UInt64, from start: Int
    ) throws(Diagnostic) -> PythonExpression.Kind {
        var digits: [UInt64] = []
        while true {
            if current == "_" { offset += 1 }
            guard let digit = digitHere(radix) else {
                throw mistake(
                    "a digit of base \(radix) is missing here",
                    "For example: \(radix == 16 ? "0xff" : radix == 8 ? "0o17" : "0b101").",
                    start..<offset + 1)
            }
            digits.append(digit)
            offset += 1
            while let next = digitHere(radix) {
                digits.append(next)
                offset += 1
            }
            if current != "_" { break }
        }
        if let next = current, isDigit(next) {
            throw mistake(
                "\(next) is no digit of base \(radix)", "Its digits go up to \(radix - 1).",
                offset..<offset + 1)
        }
        try checkCount(digits.count, from: start)
        return .integer(Self.decimal(digits, radix: radix))
    }

    private func digitHere(_ radix: UInt64) -> UInt64? {
        guard let scalar = current, scalar.isASCII,
            let digit = Character(scalar).hexDigitValue, digit < Int(radix)
        else { return nil }
        return UInt64(digit)
    }

    /// The number in base 10, by limbs of nine decimal digits; seven digits of `radix` at a time.
    private static func decimal(_ digits: [UInt64], radix: UInt64) -> String {
        var limbs: [UInt64] = [0]
        for start in stride(from: 0, to: digits.count, by: 7) {
            let part = digits[start..<min(start + 7, digits.count)]
            let factor = part.reduce(1) { value, _ in value * radix }
            var carry = part.reduce(0) { $0 * radix + $1 }
            for index in limbs.indices {
                let value = limbs[index] * factor + carry
                limbs[index] = value % 1_000_000_000
                carry = value / 1_000_000_000
            }
            if carry > 0 { limbs.append(carry) }
        }
        let last = String(limbs[limbs.count - 1])
        return limbs.dropLast().reversed().reduce(into: last) { text, limb in
            let part = String(limb)
            text += String(repeating: "0", count: 9 - part.count) + part
        }
    }

    private mutating func readDecimal() throws(Diagnostic) -> PythonExpression.Kind {
        let start = offset
        var written = try readDigits()
        var isWhole = true
        if current == "." {
            isWhole = false
            offset += 1
            written = (written.isEmpty ? "0" : written) + "."
            let fraction = current.map(isDigit) == true ? try readDigits() : ""
            written += fraction.isEmpty ? "0" : fraction
        }
        if current == "e" || current == "E" {
            let isSigned = peek(1) == "+" || peek(1) == "-"
            if let digit = peek(isSigned ? 2 : 1), isDigit(digit) {
                isWhole = false
                written += isSigned && peek(1) == "-" ? "e-" : "e"
                offset += isSigned ? 2 : 1
                written += try readDigits()
            }
        }
        try checkCount(offset - start, from: start)
        if current == "j" || current == "J" {
            offset += 1
            return .imaginary(Double(written) ?? .infinity)
        }
        guard isWhole else { return .float(Double(written) ?? .infinity) }
        return .integer(try wholeDecimal(written, from: start))
    }

    private func wholeDecimal(_ written: String, from start: Int) throws(Diagnostic) -> String {
        let shorter = written.drop { $0 == "0" }
        if shorter.isEmpty { return "0" }
        guard shorter.count == written.count else {
            throw mistake(
                "a whole number does not begin with 0", "Write \(shorter), or 0o… for base 8.",
                start..<offset)
        }
        return written
    }

    /// The digits here without their underscores.
    private mutating func readDigits() throws(Diagnostic) -> String {
        var digits = String.UnicodeScalarView()
        while let scalar = current {
            if isDigit(scalar) {
                digits.append(scalar)
            } else if scalar == "_", offset > 0, isDigit(source.scalars[offset - 1]) {
                guard let next = peek(1), isDigit(next) else {
                    throw mistake(
                        "_ stands between two digits of a number", "Take the _ away.",
                        offset..<offset + 1)
                }
            } else {
                break
            }
            offset += 1
        }
        return String(digits)
    }

    private func checkCount(_ count: Int, from start: Int) throws(Diagnostic) {
        guard count > Self.mostDigits else { return }
        throw Diagnostic(
            "this number has more than \(Self.mostDigits) digits",
            hint: "Work it out from shorter ones: 10 ** 5000.",
            at: source.span(start..<offset), cause: .bound)
    }

    /// A letter right behind a number makes no number; the words that may follow one are let through,
    /// as CPython does (`1if x else 2`).
    private func checkEnd(from start: Int) throws(Diagnostic) {
        guard let next = current, isWordScalar(next) else { return }
        let follows = ["and", "else", "for", "if", "in", "is", "or", "not"].contains { word in
            word.unicodeScalars.enumerated().allSatisfy { peek($0.offset) == $0.element }
        }
        guard !follows else { return }
        guard next.isASCII || next.properties.isXIDContinue else { throw stray(next) }
        var end = offset
        while let scalar = source[end], isWordScalar(scalar) { end += 1 }
        throw mistake(
            "a number goes right on into letters here",
            "A name cannot begin with a digit; between a number and a word stands a space.",
            start..<end)
    }
}
