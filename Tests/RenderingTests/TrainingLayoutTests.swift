import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct TrainingLayoutTests {
    private let training = [MetricValue("loss", 3.98163), MetricValue("accuracy", 0.6744)]
    private let validation = [MetricValue("val_loss", 0.5), MetricValue("val_accuracy", 0.85)]

    private func epoch(_ metrics: [MetricValue], epochs: Int = 5) -> Block {
        .epoch(
            EpochReport(
                run: 1, epoch: 1, epochs: epochs, steps: 1500, seconds: 0.21, metrics: metrics))
    }

    @Test func aLiveEpochHasABar() {
        expectText(
            shown(epoch(training), TerminalStyle(isLive: true)),
            """
            epoch 1/5 ━━━━━━━━━━━━━━━━━━━━ 1500/1500  0.21 s  loss  3.9816  accuracy 0.6744

            """)
        expectText(
            shown(epoch(training), TerminalStyle(width: 70, isLive: true, unicode: false)),
            """
            epoch 1/5 ########## 1500/1500  0.21 s  loss  3.9816  accuracy 0.6744

            """)
    }

    @Test(arguments: [
        (120, "epoch 1/5  1500/1500  0.21 s  L  3.9816  A 0.6744  val_L  0.5000  val_A 0.8500"),
        (80, "epoch 1/5  L  3.9816  A 0.6744  val_L  0.5000  val_A 0.8500"),
        (78, "epoch 1/5 L  3.9816 A 0.6744 val_L  0.5000 val_A 0.8500"),
    ])
    func aNarrowEpochKeepsItsMeasurements(width: Int, expected: String) {
        let line = expected.replacing("L", with: "loss").replacing("A", with: "accuracy")
        #expect(shown(epoch(training + validation), TerminalStyle(width: width)) == line + "\n")
    }

    @Test func aNarrowerEpochTakesTwoLines() {
        expectText(
            shown(epoch(training + validation), TerminalStyle(width: 60)),
            """
            epoch 1/5  0.21 s      loss  3.9816      accuracy 0.6744
                               val_loss  0.5000  val_accuracy 0.8500

            """)
        expectText(
            shown(epoch(training + validation), TerminalStyle(width: 40, isLive: true)),
            """
            epoch 1/5 ━━━━━━━━━━ 1500/1500  0.21 s
                  loss  3.9816      accuracy 0.6744
              val_loss  0.5000  val_accuracy 0.8500

            """)
        expectText(
            shown(epoch(training, epochs: 10), TerminalStyle(width: 20)),
            """
            epoch  1/10
                 loss  3.9816
              accuracy 0.6744

            """)
    }

    /// Whatever the figures: a fast and a slow epoch, small and large losses, under way and done.
    @Test(arguments: [40, 50, 60, 66, 70, 80, 90, 120, 200], [true, false])
    func columnsStayWhereTheyAre(width: Int, isLive: Bool) {
        let style = TerminalStyle(width: width, isLive: isLive)
        let values: [Double] = [0, 0.00001234, 0.5, 9.99999, 12.3456, 999.123, 65_432.1, 1e9, .nan]
        let seconds = [0.05, 0.1, 12, 123.4, 5000]
        let all = ["loss", "accuracy", "val_loss", "val_accuracy"]
        for names in [Array(all.prefix(1)), Array(all.prefix(2)), all] {
            let layout = EpochLayout(style: style, epochs: 12, steps: 1875, names: names)
            func lines(_ index: Int, _ count: Int) -> [String] {
                let isRunning = count < names.count
                return layout.lines(
                    for: EpochLayout.Row(
                        epoch: index + 1, completedSteps: isRunning ? 7 : 1875,
                        seconds: seconds[index % 5],
                        metrics: names.prefix(count).map { MetricValue($0, values[index]) },
                        note: isRunning ? "3 s left" : "")
                ).map(\.text)
            }
            let done = values.indices.map { lines($0, names.count) }
            let running = values.indices.map { lines($0, (names.count + 1) / 2) }
            #expect((done + running).joined().allSatisfy { DisplayWidth.of($0) < width })
            let seen = done.map { $0.map { places(of: names, in: $0) } }
            #expect(Set(seen).count == 1, "\(width) \(names) \(done)")
            let first = done.map {
                self.places(of: ["loss"], in: $0[0] + ($0.dropFirst().first ?? ""))
            }
            let early = running.map {
                self.places(of: ["loss"], in: $0[0] + ($0.dropFirst().first ?? ""))
            }
            #expect(Set(first + early).count == 1, "\(width) \(names) \(running)")
        }
    }

    /// Where words begin in a line.
    private func places(of words: [String], in line: String) -> [Int] {
        words.compactMap { word in
            line.firstRange(of: " \(word) ").map {
                line.distance(from: line.startIndex, to: $0.lowerBound)
            }
        }
    }

    @Test func anEpochUnderWayLooksAsItWill() {
        func running(_ width: Int, _ expected: [String]) -> String {
            TrainingLayout(style: TerminalStyle(width: width, isLive: true)).progress(
                Progress(
                    task: .epoch(1, of: 5), completed: 750, total: 1500, secondsElapsed: 3,
                    metrics: training, expected: expected)
            ).map(\.text).joined(separator: "\n")
        }
        let all = ["loss", "accuracy", "val_loss", "val_accuracy"]
        expectText(
            running(80, Array(all.prefix(2))),
            """
            epoch 1/5 ━━━━━━━━━━──────────  750/1500  3.00 s  loss  3.9816  accuracy 0.6744
            """)
        expectText(
            running(90, Array(all.prefix(2))),
            """
            epoch 1/5 ━━━━━━━━━━──────────  750/1500  3.00 s  loss  3.9816  accuracy 0.6744  3 s left
            """)
        // No room for a bar: it stands where the measurements on val will stand.
        expectText(
            running(80, all),
            """
            epoch 1/5  loss  3.9816  accuracy 0.6744  ━━━━━━━━━━──────────  3 s left
            """)
        expectText(
            running(60, all),
            """
            epoch 1/5  3.00 s      loss  3.9816      accuracy 0.6744
                               ━━━━━━━━━━──────────  3 s left
            """)
    }

    @Test func colours() {
        expectText(
            shown(epoch([MetricValue("loss", .nan)]), TerminalStyle(colour: .trueColour)),
            """
            ⎋[1mepoch 1/5⎋[0m  1500/1500  0.21 s  ⎋[38;5;244mloss ⎋[0m    nan

            """)
    }

    @Test func evaluationsSayHowMany() {
        let report = Evaluation(on: "val", examples: 12_000, metrics: training)
        expectText(
            shown(.evaluation(report)),
            """
            val    loss 3.9816   accuracy 0.6744   (12,000 examples)

            """)
        expectText(
            shown(.evaluation(report), TerminalStyle(width: 20)),
            """
            val    loss 3.9816
                 accuracy 0.6744
                 (12,000
                 examples)

            """)
    }

    private func progress(_ completed: Int, _ task: Progress.Task = .epoch(1, of: 5)) -> OutputEvent
    {
        .progress(
            Progress(
                task: task, completed: completed, total: 1500, secondsElapsed: 3,
                metrics: [MetricValue("loss", 0.61)]))
    }

    @Test func progressIsRedrawnAndReplaced() {
        let live = TerminalStyle(isLive: true)
        expectText(
            shown([progress(750), .block(.text("Done."))], live),
            """
            ⏎epoch 1/5 ━━━━━━━━━━──────────  750/1500  3.00 s  loss  0.6100  3 s left⎋[K⏎⎋[KDone.

            """)
        #expect(shown([progress(750)], TerminalStyle()) == "")
        #expect(shown([progress(750)], TerminalStyle(isLive: true, isQuiet: true)) == "")
    }

    @Test func aFinishedCellLeavesNoProgress() {
        let cell = Cell(index: 1, source: "fit", line: 1)
        let text = shown(
            [progress(1, .other("Fold")), .cellEnded(cell)], TerminalStyle(isLive: true))
        #expect(text.hasSuffix("⎋[K⏎⎋[K"))
    }

    @Test func downloadsCountBytes() {
        let download = Progress(
            task: .download("train-images"), completed: 12_100_000, total: 26_400_000,
            secondsElapsed: 2.5)
        #expect(
            shown([.progress(download)], TerminalStyle(width: 60, isLive: true, unicode: false))
                == "⏎Downloading train-images ######-------- 12.1/26.4 MB  3 s left⎋[K"
                .replacing("######--------", with: "#####------"))
    }

    @Test func progressNeverReachesTheLastColumn() {
        for width in 10...140 {
            let layout = TrainingLayout(style: TerminalStyle(width: width, isLive: true))
            for completed in [.min, -1, 0, 1, 1499, 1500, .max] {
                let lines = layout.progress(
                    Progress(
                        task: .epoch(12, of: 100), completed: completed, total: 1500,
                        secondsElapsed: 1e300, metrics: training + validation))
                #expect(lines.allSatisfy { $0.width < width }, "\(width)")
            }
        }
    }
}
