/// Why a text is no JSON, and where: lines and columns count from 1.
package struct JSONProblem: Error, Sendable, Equatable {
    package var line: Int
    package var column: Int
    package var reason: String
}

extension JSONValue {
    /// - Throws: the line and column of what is wrong.
    package init(json: [UInt8]) throws(JSONProblem) {
        var parser = JSONParser(json)
        self = try parser.parse()
    }
}

/// Reads JSON, and tells the line and column of what is none.
struct JSONParser {
    /// Keras's configurations go down about ten levels.
    private static let deepest = 200

    private let text: [UInt8]
    private var next = 0
    private var depth = 0

    init(_ text: [UInt8]) { self.text = text }

    /// The one value that the text holds.
    mutating func parse() throws(JSONProblem) -> JSONValue {
        let value = try value()
        skipSpace()
        guard next == text.count else { throw damaged() }
        return value
    }

    private mutating func value() throws(JSONProblem) -> JSONValue {
        skipSpace()
        switch peek() {
        case "{": return .object(try object())
        case "[": return .array(try array())
        case "\"": return .string(try string())
        case "t": return try word("true", .bool(true))
        case "f": return try word("false", .bool(false))
        case "n": return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object() throws(JSONProblem) -> JSONObject {
        var members: JSONObject = [:]
        try list(until: "}") { parser throws(JSONProblem) in
            parser.skipSpace()
            let key = try parser.string()
            parser.skipSpace()
            try parser.take(":")
            members[key] = try parser.value()
        }
        return members
    }

    private mutating func array() throws(JSONProblem) -> [JSONValue] {
        var items: [JSONValue] = []
        try list(until: "]") { parser throws(JSONProblem) in
            items.append(try parser.value())
        }
        return items
    }

    /// Things between commas, after the opening bracket that is next and up to `end`.
    private mutating func list(
        until end: Unicode.Scalar, item: (inout JSONParser) throws(JSONProblem) -> Void
    ) throws(JSONProblem) {
        next += 1
        depth += 1
        guard depth <= Self.deepest else { throw damaged("this goes too deep") }
        skipSpace()
        if peek() != end {
            try item(&self)
            skipSpace()
            while peek() == "," {
                next += 1
                try item(&self)
                skipSpace()
            }
        }
        try take(end)
        depth -= 1
    }

    private mutating func string() throws(JSONProblem) -> String {
        try take("\"")
        var bytes: [UInt8] = []
        while let scalar = peek(), scalar != "\"" {
            if scalar == "\\" {
                bytes += String(try escape()).utf8
            } else if scalar.value < 32 {
                throw damaged()
            } else {
                bytes.append(text[next])
                next += 1
            }
        }
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw damaged("this is not UTF-8")
        }
        try take("\"")
        return string
    }

    private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
        next += 1
        let scalar = peek()
        next += 1
        switch scalar {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "\"", "\\", "/": return scalar ?? "/"
        case "u": break
        default: throw damaged()
        }
        var code = try hexadecimal()
        // A letter beyond 16 bits comes as two: \ud83d\ude00.
        if 0xD800..<0xDC00 ~= code, peek() == "\\" {
            next += 1
            try take("u")
            let low = try hexadecimal()
            guard 0xDC00..<0xE000 ~= low else { throw damaged() }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let letter = Unicode.Scalar(code) else { throw damaged() }
        return letter
    }

    private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
        let digits = text[next..<min(next + 4, text.count)]
        guard digits.count == 4,
            digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw damaged() }
        next += 4
        return code
    }

    private mutating func number() throws(JSONProblem) -> Double {
        let digits = text[next...].prefix { "+-.eE0123456789".utf8.contains($0) }
        guard Self.isNumber(digits), let number = Double(String(decoding: digits, as: UTF8.self)),
            number.isFinite
        else { throw damaged() }
        next += digits.count
        return number
    }

    /// `-12.5e+3`: Swift itself would also take `01`, `+1`, `.5` and `1.`.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
        func takeDigits() -> ArraySlice<UInt8> {
            let digits = rest.prefix(while: isDigit)
            rest = rest.dropFirst(digits.count)
            return digits
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let whole = takeDigits()
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            if takeDigits().isEmpty { return false }
        }
        if let mark = rest.first, "eE".utf8.contains(mark) {
            rest = rest.dropFirst()
            if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
            if takeDigits().isEmpty { return false }
        }
        return rest.isEmpty
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONProblem) -> JSONValue {
        guard text[next...].starts(with: word.description.utf8) else { throw damaged() }
        next += word.utf8CodeUnitCount
        return value
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws(JSONProblem) {
        guard peek() == scalar else { throw damaged() }
        next += 1
    }

    /// The next byte, which is a letter of its own where it matters.
    private func peek() -> Unicode.Scalar? {
        next < text.count ? Unicode.Scalar(text[next]) : nil
    }

    private mutating func skipSpace() {
        while next < text.count, [9, 10, 13, 32].contains(text[next]) { next += 1 }
    }

    private func damaged(_ reason: String = "this is not JSON") -> JSONProblem {
        let before = text.prefix(next)
        let line = before.count { $0 == 10 } + 1
        let column = before.reversed().prefix { $0 != 10 }.count + 1
        return JSONProblem(line: line, column: column, reason: reason)
    }
}
