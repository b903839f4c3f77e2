import Diagnostics
import Foundation
import Notebook
import Output
import Synchronization
import TestSupport

@testable import Lessons

/// Keeps everything that is told.
final class Listener: Sendable {
    private let kept = Mutex<[OutputEvent]>([])

    var emit: Session.Emit { { event in self.kept.withLock { $0.append(event) } } }
    var events: [OutputEvent] { kept.withLock { $0 } }

    /// What was told since the last call, as plain lines.
    func heard() -> String {
        kept.withLock { events in
            defer { events = [] }
            return events.compactMap(Self.line).joined(separator: "\n")
        }
    }

    private static func line(_ event: OutputEvent) -> String? {
        switch event {
        case .cellBegan(_, let source, _): return "> " + source
        case .block(.text(let text)), .block(.printed(let text)), .block(.code(let text)),
            .block(.prose(let text)):
            return text
        case .block(.remark(let remark)): return remark.text
        case .block(.layer(let layer)): return "\(layer.number) \(layer.title)"
        case .block(.values(let values)): return values.map(\.line).joined(separator: "\n")
        case .block(.fitEnd(let end)):
            return end.sentences.isEmpty ? nil : end.sentences.joined(separator: "\n")
        case .block(.diagnostic(let problem)): return "! " + problem.message
        case .block(.check(let check)):
            return "\(check.passed ? "passed" : "failed") \(check.step): \(check.message)"
        case .block(.table(let table)):
            return
                ([table.title ?? ""] + table.rows.map { $0.joined(separator: " | ") }
                + table.footer).joined(separator: "\n")
        case .block(.lesson(let piece)): return line(piece)
        default: return nil
        }
    }

    private static func line(_ piece: LessonBlock) -> String {
        switch piece {
        case .heading(let heading):
            let marks = String(repeating: "#", count: heading.level)
            return marks + " " + heading.title
                + (heading.place.isEmpty ? "" : " | " + heading.place)
        case .statement(let text): return "» " + text
        case .question(let question):
            return
                ([question.label.isEmpty ? question.text : question.label + ": " + question.text]
                + question.choices.map { "\($0.letter)) \($0.text)" }).joined(separator: "\n")
        case .feedback(let feedback):
            let sign =
                switch feedback.kind {
                case .right: "✓ "
                case .wrong: "✗ "
                case .missing: "… "
                case .hint, .remark: ""
                }
            return sign + feedback.text
        case .offer(let offer):
            return "[" + (offer.statements + [offer.cue]).joined(separator: " / ") + "]"
        case .course(let report):
            let stops = report.stops.map { stop in
                "\(stop.number ?? 0) \(stop.title) \(stop.standing) \(stop.done)/\(stop.steps)"
                    + (stop.note.isEmpty ? "" : " " + stop.note)
            }
            return ([report.title] + stops + report.footer).joined(separator: "\n")
        }
    }
}

/// A learner whose lines are known beforehand.
struct Learner {
    var player: LessonPlayer
    let listener = Listener()
    private let folder = TemporaryFolder()
    var reply: PlayerReply

    init(
        _ source: String, store: ProgressStore? = nil, library: LessonLibrary = LessonLibrary(),
        environment: SessionEnvironment? = nil, space: ScreenSpace? = nil
    ) throws {
        player = LessonPlayer(
            try LessonParser.parse(source), number: 7,
            environment: environment ?? SessionEnvironment(in: folder), store: store,
            library: library, space: space)
        reply = PlayerReply(prompt: "")
        reply = player.start(emit: listener.emit)
    }

    /// What the player tells after each of the lines.
    @discardableResult
    mutating func type(_ lines: String...) -> String {
        for line in lines { reply = player.receive(line, emit: listener.emit) }
        return listener.heard()
    }

    func value(of name: String) -> Value? { try? player.session.evaluate(name) }
}

extension SessionEnvironment {
    /// Works in the folder of a test and keeps there what it caches.
    init(in folder: TemporaryFolder) {
        self.init(
            cacheFolder: folder.path + "/cache", isDataStrict: true, workingFolder: folder.path,
            seed: 1)
    }
}

/// The problems of a lesson's text as `line: message`.
func problems(_ source: String) -> [String] {
    do throws(LessonProblems) {
        _ = try LessonParser.parse(source)
        return []
    } catch {
        return error.diagnostics.map { "\($0.span?.line ?? 0): \($0.message)" }
    }
}

/// A header, then `body`, whose first line is line 6.
func lesson(_ body: String) -> String {
    """
    ---
    format: 1
    id: small
    title: Small
    ---
    \(body)
    """
}
