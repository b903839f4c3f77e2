import Diagnostics
import Output

/// How a script or lesson ended, with the process's exit status.
public enum RunStatus: String, CaseIterable, Sendable {
    case done
    case checkFailed = "check failed"
    case wrong
    case overTime = "over time"
    case dataMissing = "data missing"
    case interrupted

    public var exitCode: Int32 {
        switch self {
        case .done: 0
        case .checkFailed: 1
        case .wrong: 2
        case .overTime: 3
        case .dataMissing: 4
        case .interrupted: 130
        }
    }

    /// What the exit status tells, in a few words.
    public var meaning: String {
        switch self {
        case .done: "done"
        case .checkFailed: "a check failed"
        case .wrong: "a statement is wrong"
        case .overTime: "over the time limit"
        case .dataMissing: "data missing (with --strict-data)"
        case .interrupted: "interrupted"
        }
    }

    /// What a finished cell means for the run that it belongs to.
    public init(of cell: Cell) {
        guard cell.status == .error else {
            self = .done
            return
        }
        switch cell.diagnostics.last(where: { $0.severity == .error })?.cause {
        case .missingData: self = .dataMissing
        case .interrupted: self = .interrupted
        default: self = .wrong
        }
    }
}
