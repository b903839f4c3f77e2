import Diagnostics
import Output
import Synchronization
import TestSupport

@testable import Notebook
@testable import Values
@testable import Workbench

/// A session to try statements on, and their answers as plain text.
final class Bench {
    let session: Session
    /// Where its statements read and write.
    let folder: TemporaryFolder
    /// Statements that failed so far.
    private(set) var failures = 0

    init(
        _ state: SessionState, seed: UInt64 = 1, interrupts: Interrupts = Interrupts(),
        folder: TemporaryFolder = TemporaryFolder()
    ) {
        self.folder = folder
        session = Session(SessionEnvironment(in: folder, seed: seed, interrupts: interrupts))
        session.restore(state)
    }

    /// Runs statements, and shows what the last of them answered.
    @discardableResult
    func answer(_ lines: String...) -> String {
        var text = ""
        for line in lines { text = run(line).map(plain) ?? "(nothing)" }
        return text
    }

    @discardableResult
    func run(_ line: String, watching: @escaping Session.Emit = { _ in }) -> Cell? {
        let cell = session.run(line, emit: watching)
        if cell?.status == .error { failures += 1 }
        return cell
    }
}

extension SessionEnvironment {
    /// Works in the folder of a test and keeps there what it caches.
    init(in folder: TemporaryFolder, seed: UInt64 = 1, interrupts: Interrupts = Interrupts()) {
        self.init(
            cacheFolder: folder.path + "/cache", isDataStrict: true, workingFolder: folder.path,
            seed: seed, interrupts: interrupts)
    }
}

/// Everything that a failed statement must leave as it was, measured on a session of its own.
func fingerprint(_ state: SessionState) -> String {
    let bench = Bench(state)
    var random = state.random
    let answers = ["shapes", "summary", "history", "evaluate train", "labels", "seed"].map { line in
        bench.run(line).map { "\($0.blocks)" } ?? ""
    }
    let rest = [
        "\(random.next())", "\(state.seed)", "\(state.runs.count)", "\(state.variables)",
        "\(state.data?.steps ?? [])",
    ]
    return (answers + rest).joined(separator: "\n")
}

// MARK: - Where a test may begin

extension Bench {
    static let empty = silent(SessionState(seed: 1))

    /// Without the coach, whose remarks have tests of their own.
    private static func silent(_ state: SessionState) -> SessionState {
        var state = state
        state.coach.isOn = false
        return state
    }

    /// fashion_sketch as it is loaded, drawn once for all tests.
    static let loaded = state(after: ["load fashion_sketch"])
    /// The same with 1,000 examples to learn from, so that an epoch is over at once.
    static let small = state(
        after: ["split 59000 seed=1", "scale 255", "reshape 784"], from: loaded)
    static let modelled = state(
        after: ["add Dense 16 relu name=hidden", "add Dense 10 softmax"], from: small)
    static let compiled = state(after: ["compile adam"], from: modelled)
    static let trained = state(after: ["fit 2"], from: compiled)

    private static func state(
        after lines: [String], from state: SessionState = empty
    ) -> SessionState {
        let bench = Bench(state)
        for line in lines {
            let cell = bench.run(line)
            precondition(cell?.status == .ok, "\(line): \(cell.map(plain) ?? "nothing")")
        }
        var reached = bench.session.snapshot
        reached.cellCount = 0
        return reached
    }
}

/// Collects events from whatever thread they come.
final class Witness: Sendable {
    private let storage = Mutex<[OutputEvent]>([])
    var events: [OutputEvent] { storage.withLock { $0 } }
    func note(_ event: OutputEvent) { storage.withLock { $0.append(event) } }
}
