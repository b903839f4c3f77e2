import Output
import Testing

@testable import Rendering

/// Blocks that say what they are: remarks, layers, values, how a `fit` ended.
@Suite struct AnswerBlockTests {
    @Test func theCoachIsNamedAndItsWordsHang() {
        let words = "the pixels run from 0 to 255. `undo`, then `scale 255`."
        #expect(
            shown(.remark(Remark(from: .coach, words)), TerminalStyle(width: 30)) == """
                coach: the pixels run from 0
                       to 255. `undo`, then
                       `scale 255`.

                """)
        #expect(
            shown(.remark(Remark(from: .coach, "one\ntwo"))) == "coach: one\n       two\n")
    }

    @Test(arguments: [Remark.Source.notebook, .python])
    func otherRemarksSpeakForThemselves(source: Remark.Source) {
        #expect(
            shown(.remark(Remark(from: source, "Read as `scale 255`."))) == "Read as `scale 255`.\n"
        )
        // A text that begins like the coach is not the coach.
        #expect(
            shown(.text("coach: one two three"), TerminalStyle(width: 12))
                == "coach: one\ntwo three\n")
    }

    private let layers = [
        LayerLine(
            number: 1, title: "Flatten", shapes: .init(input: [28, 28], output: [784])),
        LayerLine(
            number: 2, title: "Dense relu", shapes: .init(input: [784], output: [100]),
            arrays: [[784, 100], [100]]),
        LayerLine(
            number: 13, title: "Activation hard_sigmoid",
            shapes: .init(input: [128, 128, 64], output: [128, 128, 64])),
        LayerLine(number: 4, title: "Dense softmax"),
    ]

    private func drawn(_ style: TerminalStyle) -> String {
        layers.map { shown(.layer($0), style) }.joined()
    }

    @Test func layersStandInColumns() {
        #expect(
            drawn(TerminalStyle(width: 100)) == """
                  1  Flatten            (28, 28) → (784,)     0 parameters
                  2  Dense relu         (784,) → (100,)       784·100 + 100 = 78,500 parameters
                  13  Activation hard_sigmoid  (128, 128, 64) → (128, 128, 64)  0 parameters
                  4  Dense softmax      shapes will be known when there is data

                """)
    }

    @Test func layersAreBrokenBetweenTheirColumns() {
        #expect(
            drawn(TerminalStyle(width: 44, unicode: false)) == """
                  1  Flatten            (28, 28) -> (784,)
                      0 parameters
                  2  Dense relu         (784,) -> (100,)
                      784*100 + 100 = 78,500 parameters
                  13  Activation hard_sigmoid
                      (128, 128, 64) -> (128, 128, 64)
                      0 parameters
                  4  Dense softmax
                      shapes will be known when there is
                      data

                """)
        for width in 40...200 {
            let lines = drawn(TerminalStyle(width: width)).split(separator: "\n")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(width)")
            for number in ["784·100", "78,500", "(128, 128, 64)"] {
                #expect(lines.contains { $0.contains(number) }, "\(width) \(number)")
            }
        }
    }

    @Test func rowsOfAnArrayStandBeneathItsFirst() {
        #expect(
            shown(
                .values([
                    NamedValue("w", "0.5"), NamedValue("한글", "[[1. 2.]\n [3. 4.]]"),
                    NamedValue("x\u{302}", "[[1. 2.]\n [3. 4.]]"), NamedValue("", "[1. 2.]"),
                ])) == """
                    w = 0.5
                    한글 = [[1. 2.]
                            [3. 4.]]
                    x\u{302} = [[1. 2.]
                         [3. 4.]]
                    [1. 2.]

                    """)
    }

    @Test func longArraysAreBrokenBeneathTheirFirstNumber() {
        let numbers = "[0.         0.02564103 0.05128205 0.07692308]"
        #expect(
            shown(.values([NamedValue("값", numbers)]), TerminalStyle(width: 30)) == """
                값 = [0.         0.02564103
                      0.05128205 0.07692308]

                """)
    }

    @Test func onlyAnEndOutOfTheOrdinaryIsSaid() {
        func said(_ end: FitEnd) -> String { shown(.fitEnd(end)) }
        #expect(said(FitEnd(run: 1, reason: .finished, epoch: 5, steps: 1500)) == "")
        #expect(
            said(
                FitEnd(
                    run: 1, reason: .finished, epoch: 5, steps: 1500, weights: .bestEpoch,
                    monitor: "val_loss", bestEpoch: 3))
                == "The weights are those of the best epoch, 3.\n")
        #expect(
            said(
                FitEnd(
                    run: 1, reason: .earlyStopping, epoch: 5, steps: 1500, weights: .bestEpoch,
                    monitor: "val_loss", bestEpoch: 3))
                == "Early stopping ended the training after epoch 5.\n"
                + "The weights are those of the best epoch, 3.\n")
        for reason in [FitEnd.Reason.interrupted, .timeLimit] {
            #expect(
                said(FitEnd(run: 1, reason: reason, epoch: 2, step: 1200, steps: 1500))
                    == "Stopped in epoch 2, after step 1,200 of 1,500. What was learned is kept; "
                    + "`fit`\ngoes on from here.\n")
        }
        // That has a warning of its own.
        #expect(said(FitEnd(run: 1, reason: .diverged, epoch: 1, step: 2, steps: 9)) == "")
    }
}
