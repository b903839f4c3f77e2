import Datasets
import Diagnostics
import Language
import Vocabulary
import Wording
import Workbench

/// What a learner says about a table, beside its path.
struct TableArguments {
    let target: Expression?
    let dropped: [Expression]
    let missing: MissingValues?
    let areClasses: Bool?
    let options: TableOptions

    static let definitions: [StatementDefinition.Option] = [
        .init(
            name: "target",
            meaning: "the column to be predicted, by name or place: 1 is the first (the last one)"),
        .init(
            name: "header",
            meaning: "whether the first line names the columns (seen from what it holds)",
            values: ["true", "false"]),
        .init(name: "drop", meaning: "columns to leave out: drop=[name, ticket]"),
        .init(
            name: "missing",
            meaning:
                "what becomes of gaps: drop leaves their rows out, mean, median or a number fills numbers, most_frequent texts too",
            values: ["drop", "mean", "median", "most_frequent"]),
        .init(
            name: "na_values",
            meaning: "what else stands for a gap: na_values=\"-\" or na_values=[-999, none]"),
        .init(
            name: "classes", meaning: "whether the numbers of the target are classes or amounts",
            values: ["true", "false"]),
        .init(
            name: "sep",
            meaning: "what stands between the fields: \",\", \";\", \"|\", tab or space"),
        .init(name: "thousands", meaning: "what stands between thousands: \",\" in 5,536"),
        .init(name: "decimal", meaning: "what stands before decimals: \",\" in 1,5"),
        .init(
            name: "dates", meaning: "how dates such as 3/4/2020 are read",
            values: [DateOrder.dayFirst.rawValue, DateOrder.monthFirst.rawValue]),
        .init(
            name: "encoding",
            meaning: "how its letters are written, where it is not UTF-8: cp949 for Korean",
            values: TextEncoding.allCases.map(\.rawValue)),
    ]

    init(_ reader: inout ArgumentReader) throws(Diagnostic) {
        target = reader.option("target")
        let drop = reader.option("drop")
        dropped =
            if case .list(let items)? = drop?.kind { items } else { drop.map { [$0] } ?? [] }
        missing = try reader.option("missing").map(Self.missing)
        areClasses = try reader.option("classes")?.boolean("classes")
        var options = TableOptions()
        options.hasHeader = try reader.option("header")?.boolean("header")
        options.missingTexts = try Self.texts(reader.option("na_values"))
        options.separator = try reader.option("sep").map(Self.separator)
        options.style = try Self.style(
            thousands: reader.option("thousands"), decimal: reader.option("decimal"))
        if let order = reader.option("dates") {
            let orders = [DateOrder.dayFirst, .monthFirst]
            let word = try order.choice("order of a date", of: orders.map(\.rawValue))
            options.dates = DateOrder(rawValue: word)
        }
        options.encoding = try reader.option("encoding").map(Self.encoding)
        self.options = options
    }

    private static func missing(_ value: Expression) throws(Diagnostic) -> MissingValues {
        if let number = value.numberValue { return .number(number) }
        switch try value.choice(
            "way to treat gaps", of: ["drop", "mean", "median", "most_frequent"])
        {
        case "mean": return .mean
        case "median": return .median
        case "most_frequent": return .mostFrequent
        default: return .drop
        }
    }

    private static func texts(_ value: Expression?) throws(Diagnostic) -> [String] {
        guard let value else { return [] }
        let items = if case .list(let items) = value.kind { items } else { [value] }
        var texts: [String] = []
        for item in items {
            if let number = item.numberValue {
                texts.append(short(number))
            } else {
                texts.append(try item.name("na_values"))
            }
        }
        return texts
    }

    /// Also as pandas has it: `"\t"`, `"\s+"`.
    private static func separator(_ value: Expression) throws(Diagnostic) -> Character {
        let words: [String: Character] = [
            "tab": "\t", "\\t": "\t", "space": " ", "\\s+": " ", "comma": ",", "semicolon": ";",
        ]
        let written = try value.name("sep")
        if let character = words[written.lowercased()] { return character }
        guard written.count == 1, let character = written.first, character.isASCII,
            character != "\"", !character.isNewline
        else {
            throw Diagnostic(
                "sep is one character", hint: "For example: sep=\";\", sep=tab or sep=space",
                at: value.span)
        }
        return character
    }

    private static func encoding(_ value: Expression) throws(Diagnostic) -> TextEncoding {
        // `euc-kr` without quotes is a word less another.
        let written = (try? value.name("encoding")) ?? value.written
        guard let encoding = TextEncoding(named: written) else {
            throw Diagnostic(
                "there is no encoding called \(written.shortened) here",
                hint:
                    "There are: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")).",
                at: value.span)
        }
        return encoding
    }

    private static func style(
        thousands: Expression?, decimal: Expression?
    ) throws(Diagnostic) -> NumberStyle? {
        func sign(_ value: Expression?, _ what: String) throws(Diagnostic) -> Character? {
            guard let value else { return nil }
            let written = try value.name(what)
            guard written.count == 1, let sign = written.first, ",.' ".contains(sign) else {
                throw Diagnostic(
                    "\(what) is a comma, a point, a space or '", hint: "For example: \(what)=\",\"",
                    at: value.span)
            }
            return sign
        }
        let between = try sign(thousands, "thousands")
        let before = try sign(decimal, "decimal")
        guard between != nil || before != nil else { return nil }
        let point = before ?? (between == "." ? "," : ".")
        guard between != point else {
            throw Diagnostic(
                "the same sign cannot stand between thousands and before decimals",
                at: decimal?.span ?? thousands?.span)
        }
        return NumberStyle(thousands: between, decimal: point)
    }
}
