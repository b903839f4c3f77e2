import ArgumentParser
import Diagnostics
import Lessons
import Notebook
import Output
import Rendering

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `bobbin check PATH…`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Lints lessons and proves their steps (for authors and CI).",
        discussion: """
            Every task must fail its check at the start and pass it with its solution; every wrong \
            way must fail it and have a message; a planted fault must show.
            Exit status: 0 all proved, 1 a proof failed, 2 a lesson cannot be read, 130 interrupted.
            """)

    @Argument(help: "Lessons (.md), or folders that hold some.", completion: .file())
    var paths: [String]

    @Option(help: "How many seeds to prove each lesson with.")
    var seeds = 1

    @Flag(help: "One JSON object a line on standard output, nothing else there.")
    var json = false

    @Flag(help: "Only what fails.")
    var quiet = false

    @OptionGroup var display: DisplayOptions

    @Flag(help: "Stop where data cannot be had, rather than let fashion_sketch stand in.")
    var strictData = false

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Name at least one lesson or folder.") }
        guard (1...1000).contains(seeds) else {
            throw ValidationError("--seeds takes a number from 1 to 1000.")
        }
    }

    func run() throws {
        Signals.install()
        let surroundings = Surroundings()
        let renderer = Terminal.renderer(surroundings, display, isJSON: json)
        let prover = LessonProver(
            surroundings.environment(
                seed: 1, isDataStrict: strictData, interrupts: Signals.interrupts)
        ) { [quiet] event in
            if quiet, case .block(.check(let check)) = event, check.passed { return }
            renderer.receive(event)
        }
        var status = RunStatus.done
        for path in try lessons() {
            let outcome = prove(path, prover, renderer)
            if outcome == .interrupted { throw ExitCode(outcome.exitCode) }
            if status == .done || outcome == .wrong, outcome != .done { status = outcome }
        }
        throw ExitCode(status.exitCode)
    }

    private func prove(
        _ path: String, _ prover: LessonProver, _ renderer: any Renderer
    ) -> RunStatus {
        do throws(LessonProblems) {
            let lesson = try LessonLibrary.read(path).lesson
            if !quiet { renderer.receive(.block(.text("\(path): \(lesson.title)"))) }
            return prover.prove(lesson, seeds: seeds)
        } catch {
            renderer.receive(.block(.text("\(path):")))
            for diagnostic in error.diagnostics {
                renderer.receive(.block(.diagnostic(diagnostic)))
            }
            return .wrong
        }
    }

    /// The files that were named, and those in the folders that were.
    private func lessons() throws -> [String] {
        var found: [String] = []
        for path in paths {
            guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
                found.append(path)
                continue
            }
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
            let inside = names.filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }.sorted()
            guard !inside.isEmpty else { throw ValidationError("\(path) holds no lessons.") }
            found += inside.map { path + "/" + $0 }
        }
        return found
    }
}
