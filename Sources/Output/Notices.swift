/// Which data a `load` brought, and from where.
public struct DataNotice: Sendable, Equatable, Codable {
    public enum Source: String, Sendable, Codable { case files, cache, download, builtin }

    public var name: String
    public var source: Source
    /// The data set that was asked for and cannot be had; nil where this is what was asked for.
    public var standsInFor: String?

    private enum CodingKeys: String, CodingKey {
        case name, source
        case standsInFor = "stands_in_for"
    }

    public init(name: String, source: Source, standsInFor: String? = nil) {
        self.name = name
        self.source = source
        self.standsInFor = standsInFor
    }
}

/// The judgement on one step of a lesson.
public struct CheckReport: Sendable, Equatable, Codable {
    public var step: String
    public var passed: Bool
    public var message: String
    /// Where it stands in which file, for whoever wrote it; nil where nobody asks.
    public var file: String?
    public var line: Int?
    public var column: Int?

    public init(
        step: String, passed: Bool, message: String, file: String? = nil, line: Int? = nil,
        column: Int? = nil
    ) {
        self.step = step
        self.passed = passed
        self.message = message
        self.file = file
        self.line = line
        self.column = column
    }

    /// `lessons/03-relu.md:57:1`; nil where no file is known.
    public var place: String? {
        file.map { "\($0):\(line ?? 1):\(column ?? 1)" }
    }
}

/// How a whole run ended.
public struct EndReport: Sendable, Equatable, Codable {
    /// `done`, `check failed`, `wrong`, `over time`, `data missing` or `interrupted`.
    public var status: String
    public var exitCode: Int
    public var seconds: Double
    /// What was judged in lessons; nil where none was played.
    public var checks: CheckCount?

    public init(status: String, exitCode: Int, seconds: Double, checks: CheckCount? = nil) {
        self.status = status
        self.exitCode = exitCode
        self.seconds = seconds
        self.checks = checks
    }

    private enum CodingKeys: String, CodingKey {
        case status, seconds, checks
        case exitCode = "exit_code"
    }
}

/// The judgements on lessons, counted.
public struct CheckCount: Sendable, Equatable, Codable {
    public var lessons = 0
    public var passed = 0
    public var failed = 0
    /// Those among them that were judged on pictures that Bobbin draws, because the real ones that the
    /// lesson asks for are not here.
    public var onStandIn = 0

    public init() {}

    private enum CodingKeys: String, CodingKey {
        case lessons, passed, failed
        case onStandIn = "on_stand_in"
    }
}
