import ArgumentParser
import Engine

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `bobbin-bench`: how fast the engine is, beside what the processor can do in the same run.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bobbin-bench",
        abstract: "Measures training steps against bare matrix products, and how cost grows.",
        discussion: """
            Figures are medians of several rounds on drawn data; ratios of one run mean more than \
            seconds. Build it with -c release.
            """)

    enum Section: String, CaseIterable, ExpressibleByArgument {
        case peak, step, parts, wide, batch, width, depth, data, epochs, threads, denormals
    }

    @Flag(help: "One JSON object instead of tables.")
    var json = false

    @Flag(help: "Fewer and smaller sizes, fewer rounds.")
    var quick = false

    enum Instructions: String, CaseIterable, ExpressibleByArgument {
        case avx512, avx2, plain

        /// As `EngineReport` calls them.
        var name: String {
            switch self {
            case .avx512: "AVX-512"
            case .avx2: "AVX2"
            case .plain: "portable"
            }
        }
    }

    @Option(help: "Hold the engine's products to these instructions.")
    var instructions: Instructions?

    @Flag(help: "End with status 1 where training slows down as its steps go on.")
    var check = false

    @Argument(help: "What to measure; everything when nothing is named.")
    var what: [Section] = []

    func run() throws {
        if let instructions { EngineReport.holdProducts(to: instructions.name) }
        let trial = Trial(rounds: quick ? 3 : 7, isQuick: quick)
        var report = Report(processor: processorName(), engine: .current())
        if !json { print(report.heading) }
        if check { return try checkDenormals(trial) }
        for section in what.isEmpty ? Section.allCases : what {
            let table = try table(section, trial)
            report.tables.append(table)
            if !json { print(table.text) }
        }
        if json { print(try report.json()) }
    }

    private func table(_ section: Section, _ trial: Trial) throws -> Table {
        switch section {
        case .peak: Products(trial).peak()
        case .step: try Products(trial).stepAgainstProducts()
        case .parts: try Steps(trial).parts()
        case .wide: try Steps(trial).wide()
        case .batch: try Growth(trial).batch()
        case .width: try Growth(trial).width()
        case .depth: try Growth(trial).depth()
        case .data: try Growth(trial).data()
        case .epochs: try Growth(trial).epochs()
        case .threads: try Steps(trial).threads()
        case .denormals: try Denormals(trial).table()
        }
    }

    private func checkDenormals(_ trial: Trial) throws {
        let table = try Denormals(trial).table()
        print(table.text)
        if Denormals.isSlowed(table) { throw ExitCode(1) }
    }
}
