import ArgumentParser
import Diagnostics
import Lessons
import Notebook
import Output
import Rendering
import Wording

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
            Exit status: 0 all proved, 1 a proof failed, 2 a lesson cannot be read, 3 over the time \
            limit, 130 interrupted.
            """)

    @Argument(help: "Lessons (.md), or folders that hold some.", completion: .file())
    var paths: [String]

    @Option(help: "How many seeds to prove each lesson with.")
    var seeds = 1

    @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
    var timeLimit: Double?

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
        try TimeLimit.validate(timeLimit)
    }

    func run() throws {
        Signals.install()
        Signals.installForBatch()
        let process = ProcessEnvironment()
        let renderer = Terminal.renderer(process, display, isJSON: json)
        let clock = TimeLimit(seconds: timeLimit)
        let started = ContinuousClock.now
        let check = LessonCheck(
            environment: process.environment(
                seed: 1, isDataStrict: strictData, interrupts: Signals.interrupts),
            course: LessonSetup.ownCourse(), seeds: seeds, isOverTime: { clock.isOver },
            emit: { [quiet] event in
                if quiet, case .block(let block) = event, !block.isTrouble { return }
                renderer.receive(event)
            })
        let status = clock.result(check.run(try lessons()))
        if json {
            renderer.receive(
                .end(
                    EndReport(
                        status: status.rawValue, exitCode: Int(status.exitCode),
                        seconds: (ContinuousClock.now - started).inSeconds)))
        }
        throw ExitCode(status.exitCode)
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

extension Block {
    /// Whether it is shown where only failures are asked for.
    fileprivate var isTrouble: Bool {
        switch self {
        case .check(let check): !check.passed
        case .diagnostic: true
        case .text, .printed, .remark, .code, .program, .prose, .table, .layer, .values, .pictures,
            .plot,
            .bars, .prediction, .matrix, .epoch, .fitEnd, .evaluation, .data, .lesson:
            false
        }
    }
}
