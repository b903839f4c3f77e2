import Diagnostics

/// One piece of an answer, as a plain value: what it says, never how it looks.
///
/// What a program may want to know of an answer stands in it as a value, never as a sentence. Whoever
/// shows or reads blocks names every kind, so that the compiler finds what a new one is missing.
public enum Block: Sendable, Equatable {
    /// Sentences; a line break in it is a line break on the screen, long lines are wrapped.
    case text(String)
    /// What `print` was asked to show, laid out as sentences are.
    case printed(String)
    /// Sentences that nobody asked for, with who says them.
    case remark(Remark)
    /// Exact lines, each of them one (a formula, a value as NumPy prints it).
    case code(String)
    /// The lines of a Python program, to be copied and run.
    case program(String)
    /// Restricted Markdown, as lessons and help use it.
    case prose(String)
    case table(Table)
    /// A layer of the model.
    case layer(LayerLine)
    /// Values, one below the other.
    case values([NamedValue])
    case pictures([Picture])
    case plot(Plot)
    case bars(Bars)
    case prediction(Prediction)
    case matrix(Matrix)
    case epoch(EpochReport)
    case fitEnd(FitEnd)
    case evaluation(Evaluation)
    case data(DataNotice)
    case check(CheckReport)
    case diagnostic(Diagnostic)
    /// A piece of a lesson's own; its `type` is that piece's.
    case lesson(LessonBlock)
}

extension Block: Codable {
    private enum Key: String, CodingKey { case type, text, language, pictures, values, printed }

    private enum Kind: String, Codable, CaseIterable {
        case text, remark, code, prose, table, layer, values
        case pictures, matrix, plot, bars, prediction
        case epoch, evaluate, data, check, diagnostic
        case fitEnd = "fit_end"
    }

    /// The `type` of every block but those of lessons.
    public static let types = Kind.allCases.map(\.rawValue)

    /// Writes `{"type": …}` with the block's own fields beside it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func write(_ kind: Kind, _ payload: (any Encodable)?) throws {
            try container.encode(kind, forKey: .type)
            try payload?.encode(to: encoder)
        }
        switch self {
        case .text(let text):
            try write(.text, nil)
            try container.encode(text, forKey: .text)
        case .printed(let text):
            try write(.text, nil)
            try container.encode(text, forKey: .text)
            try container.encode(true, forKey: .printed)
        case .code(let text):
            try write(.code, nil)
            try container.encode(text, forKey: .text)
        case .program(let text):
            try write(.code, nil)
            try container.encode("python", forKey: .language)
            try container.encode(text, forKey: .text)
        case .prose(let text):
            try write(.prose, nil)
            try container.encode(text, forKey: .text)
        case .pictures(let pictures):
            try write(.pictures, nil)
            try container.encode(pictures, forKey: .pictures)
        case .values(let values):
            try write(.values, nil)
            try container.encode(
                values.map(\.line).joined(separator: "\n"), forKey: .text)
            try container.encode(values, forKey: .values)
        case .remark(let remark): try write(.remark, remark)
        case .table(let table): try write(.table, table)
        case .layer(let layer): try write(.layer, layer)
        case .plot(let plot): try write(.plot, plot)
        case .bars(let bars): try write(.bars, bars)
        case .prediction(let prediction): try write(.prediction, prediction)
        case .matrix(let matrix): try write(.matrix, matrix)
        case .epoch(let epoch): try write(.epoch, epoch)
        case .fitEnd(let end): try write(.fitEnd, end)
        case .evaluation(let evaluation): try write(.evaluate, evaluation)
        case .data(let notice): try write(.data, notice)
        case .check(let check): try write(.check, check)
        case .diagnostic(let diagnostic): try write(.diagnostic, DiagnosticFields(diagnostic))
        case .lesson(let piece): try piece.encode(to: encoder)
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let kind = try? container.decode(Kind.self, forKey: .type) else {
            self = .lesson(try LessonBlock(from: decoder))
            return
        }
        switch kind {
        case .text:
            let text = try container.decode(String.self, forKey: .text)
            let isPrinted = try container.decodeIfPresent(Bool.self, forKey: .printed) ?? false
            self = isPrinted ? .printed(text) : .text(text)
        case .code:
            let text = try container.decode(String.self, forKey: .text)
            let language = try container.decodeIfPresent(String.self, forKey: .language)
            self = language == "python" ? .program(text) : .code(text)
        case .prose: self = .prose(try container.decode(String.self, forKey: .text))
        case .pictures: self = .pictures(try container.decode([Picture].self, forKey: .pictures))
        case .values: self = .values(try container.decode([NamedValue].self, forKey: .values))
        case .remark: self = .remark(try Remark(from: decoder))
        case .table: self = .table(try Table(from: decoder))
        case .layer: self = .layer(try LayerLine(from: decoder))
        case .plot: self = .plot(try Plot(from: decoder))
        case .bars: self = .bars(try Bars(from: decoder))
        case .prediction: self = .prediction(try Prediction(from: decoder))
        case .matrix: self = .matrix(try Matrix(from: decoder))
        case .epoch: self = .epoch(try EpochReport(from: decoder))
        case .fitEnd: self = .fitEnd(try FitEnd(from: decoder))
        case .evaluate: self = .evaluation(try Evaluation(from: decoder))
        case .data: self = .data(try DataNotice(from: decoder))
        case .check: self = .check(try CheckReport(from: decoder))
        case .diagnostic:
            self = .diagnostic(try DiagnosticFields(from: decoder).diagnostic)
        }
    }
}

/// A diagnostic flattened as the JSON form has it: {severity, message, hint?, line?, column?, length?}.
private struct DiagnosticFields: Codable {
    var severity: Diagnostic.Severity
    var message: String
    var hint: String?
    var line: Int?
    var column: Int?
    var length: Int?

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity
        message = diagnostic.message
        hint = diagnostic.hint
        line = diagnostic.span?.line
        column = diagnostic.span?.column
        length = diagnostic.span?.length
    }

    var diagnostic: Diagnostic {
        var span: SourceSpan?
        if let line, let column, let length {
            span = SourceSpan(line: line, column: column, length: length)
        }
        return Diagnostic(message, hint: hint, at: span, severity: severity)
    }
}
