/// Which data a `load` brought, and from where.
public struct DataNotice: Sendable, Equatable, Codable {
    public enum Source: String, Sendable, Codable { case files, cache, download, builtin }

    public var name: String
    public var source: Source

    public init(name: String, source: Source) {
        self.name = name
        self.source = source
    }
}

/// The judgement on one step of a lesson.
public struct CheckReport: Sendable, Equatable, Codable {
    public var step: String
    public var passed: Bool
    public var message: String

    public init(step: String, passed: Bool, message: String) {
        self.step = step
        self.passed = passed
        self.message = message
    }
}

/// How a whole run ended.
public struct EndReport: Sendable, Equatable, Codable {
    /// `done`, `check failed`, `wrong`, `over time`, `data missing` or `interrupted`.
    public var status: String
    public var exitCode: Int
    public var seconds: Double

    public init(status: String, exitCode: Int, seconds: Double) {
        self.status = status
        self.exitCode = exitCode
        self.seconds = seconds
    }

    private enum CodingKeys: String, CodingKey {
        case status, seconds
        case exitCode = "exit_code"
    }
}
