import Output
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
        #expect(
            shown(epoch(training), TerminalStyle(isLive: true))
                == "epoch 1/5 ━━━━━━━━━━━━━━━━━━━━ 1500/1500  0.2 s  loss 3.9816  accuracy 0.6744\n"
        )
        #expect(
            shown(epoch(training), TerminalStyle(width: 70, isLive: true, unicode: false))
                == "epoch 1/5 ############ 1500/1500  0.2 s  loss 3.9816  accuracy 0.6744\n")
    }

    @Test(arguments: [
        (120, "epoch 1/5  1500/1500  0.2 s  L 3.9816  A 0.6744  val_L 0.5000  val_A 0.8500"),
        (80, "epoch 1/5  L 3.9816  A 0.6744  val_L 0.5000  val_A 0.8500"),
        (76, "epoch 1/5 L 3.9816 A 0.6744 val_L 0.5000 val_A 0.8500"),
    ])
    func aNarrowEpochKeepsItsMeasurements(width: Int, expected: String) {
        let line = expected.replacing("L", with: "loss").replacing("A", with: "accuracy")
        #expect(shown(epoch(training + validation), TerminalStyle(width: width)) == line + "\n")
    }

    @Test func aVeryNarrowEpochIsWrapped() {
        #expect(
            shown(epoch(training, epochs: 10), TerminalStyle(width: 20)) == """
                epoch  1/10
                    1500/1500
                    0.2 s
                    loss 3.9816
                    accuracy 0.6744

                """)
    }

    @Test func colours() {
        #expect(
            shown(epoch([MetricValue("loss", .nan)]), TerminalStyle(colour: .trueColour))
                == "⎋[1mepoch 1/5⎋[0m  1500/1500  0.2 s  ⎋[38;5;244mloss ⎋[0mnan\n")
    }

    @Test func evaluationsSayHowMany() {
        let report = Evaluation(on: "val", examples: 12_000, metrics: training)
        #expect(
            shown(.evaluation(report))
                == "val    loss 3.9816   accuracy 0.6744   (12,000 examples)\n")
        #expect(
            shown(.evaluation(report), TerminalStyle(width: 20)) == """
                val    loss 3.9816
                       accuracy
                       0.6744
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
        #expect(
            shown([progress(750), .block(.text("Done."))], live)
                == "⏎epoch 1/5 ━━━━━━━━━━────────── 750/1500  loss 0.6100  time left 3 s⎋[K⏎⎋[KDone.\n"
        )
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
            task: .other("Downloading train-images"), completed: 12_100_000, total: 26_400_000,
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
                let line = layout.progress(
                    Progress(
                        task: .epoch(12, of: 100), completed: completed, total: 1500,
                        secondsElapsed: 1e300, metrics: training + validation))
                #expect(line.width < width)
            }
        }
    }
}
