import Diagnostics
import Foundation
import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct JSONRendererTests {
    @Test func linesAreWrittenAsTheyHappen() {
        let metrics = [MetricValue("loss", 0.5), MetricValue("accuracy", .nan)]
        let place = SourceSpan(line: 7, column: 5, length: 4)
        let events: [OutputEvent] = [
            .block(
                .epoch(
                    EpochReport(
                        run: 1, epoch: 2, epochs: 5, steps: 9, seconds: 0.25, metrics: metrics))),
            .block(.evaluation(Evaluation(on: "val", examples: 12, metrics: metrics))),
            .block(.diagnostic(Diagnostic("no", hint: "yes", at: place))),
            .block(.diagnostic(Diagnostic("careful", severity: .warning))),
            .block(.data(DataNotice(name: "fashion_sketch", source: .builtin))),
            .block(.check(CheckReport(step: "a/b", passed: false, message: "not \"yet\""))),
            .end(EndReport(status: "check failed", exitCode: 1, seconds: 1.5)),
        ]
        expectText(
            json(events),
            #"""
            {"type":"epoch","run":1,"epoch":2,"epochs":5,"steps":9,"seconds":0.25,"loss":0.5,"accuracy":null}
            {"type":"evaluate","on":"val","examples":12,"loss":0.5,"accuracy":null}
            {"type":"diagnostic","severity":"error","message":"no","hint":"yes","line":7,"column":5,"length":4}
            {"type":"diagnostic","severity":"warning","message":"careful"}
            {"type":"data","name":"fashion_sketch","source":"builtin"}
            {"type":"check","step":"a/b","passed":false,"message":"not \"yet\""}
            {"type":"end","status":"check failed","seconds":1.5,"exit_code":1}

            """#)
    }

    @Test func aCellComesWithItsBlocks() {
        let table = Table(columns: [.init("n", .right)], rows: [["1"]])
        let picture = Picture(
            width: 2, height: 1, shades: [0, 255], caption: "c", description: "d")
        let cell = Cell(
            index: 3, source: "fit 5", line: 8, status: .error, seconds: .infinity,
            blocks: [.text("t\n\t"), .table(table), .pictures([picture]), .prose("p"), .code("c")])
        expectText(
            json([.cellEnded(cell)]),
            #"""
            {"type":"cell","index":3,"source":"fit 5","line":8,"status":"error","seconds":null,"blocks":[{"type":"text","text":"t\n\t"},{"type":"table","columns":[{"title":"n","alignment":"right"}],"rows":[["1"]],"footer":[]},{"type":"pictures","pictures":[{"width":2,"height":1,"shades":[0,255],"caption":"c","description":"d"}]},{"type":"prose","text":"p"},{"type":"code","text":"c"}]}

            """#)
    }

    @Test func numbersOfMatricesAndScalesAreNumbers() throws {
        let matrix = Matrix(
            title: "m", rows: .init("right", labels: ["0"], names: ["a"]),
            columns: .init("said", labels: ["0", "1", "2"]), values: [[142, 0.5, .nan]],
            shading: .shareOfRow)
        let picture = Picture(
            width: 3, height: 1, values: [-2, 0, 1], scale: .diverging(to: 2), caption: "c",
            description: "d")
        let blocks: [Block] = [.matrix(matrix), .pictures([picture])]
        let line = json([.cellEnded(Cell(index: 1, source: "c", line: 1, blocks: blocks))])
        #expect(
            line.contains(
                #"{"type":"matrix","title":"m","rows":{"name":"right","labels":["0"],"names":["a"]},"#
                    + #""columns":{"name":"said","labels":["0","1","2"],"names":[]},"#
                    + #""values":[[142,0.5,null]],"shading":"share_of_row","footer":[]}"#))
        #expect(
            line.contains(
                #""shades":[1,128,192],"caption":"c","description":"d","#
                    + #""scale":{"kind":"diverging","low":-2.0,"high":2.0}}"#))
        let read = try JSONDecoder().decode(Cell.self, from: Data(line.utf8))
        #expect(read.blocks[1] == blocks[1])
        guard case .matrix(let other) = read.blocks[0] else {
            Issue.record("no matrix: \(read.blocks[0])")
            return
        }
        #expect(other.values[0].prefix(2) == [142, 0.5])
        #expect(other.values[0][2].isNaN)
    }

    @Test func matricesOfUnevenRowsAreRefused() {
        let text =
            #"{"type":"matrix","rows":{"name":"r","labels":["0"],"names":[]},"#
            + #""columns":{"name":"c","labels":["0"],"names":[]},"values":[[1,2]],"#
            + #""shading":"diverging","footer":[]}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Block.self, from: Data(text.utf8))
        }
    }

    @Test func progressAndProseWriteNothing() {
        let progress = Progress(task: .other("x"), completed: 1, total: 2, secondsElapsed: 0)
        #expect(
            json([
                .cellBegan(index: 1, source: "x", line: 1), .progress(progress),
                .block(.prose("p")), .block(.text("t")),
            ]) == "")
    }

    @Test func nothingInATextCanBreakALine() {
        let message = "\u{1B}[2J\u{0}\r\n\u{2028}\u{85}\u{9B}\u{202E}\\ 한글 👟"
        expectText(
            json([.block(.diagnostic(Diagnostic(message)))]),
            #"""
            {"type":"diagnostic","severity":"error","message":"\u001b[2J\u0000\r\n\u2028\u0085\u009b\u202e\\ 한글 👟"}

            """#)
    }

    @Test func valuesSurviveTheWayBack() throws {
        let cell = Cell(
            index: 1, source: "add Dens", line: 1, seconds: 0.1,
            blocks: [
                .diagnostic(Diagnostic("no", at: SourceSpan(line: 1, column: 5, length: 4))),
                .evaluation(
                    Evaluation(on: "val", examples: 3, metrics: [MetricValue("loss", 1e-30)])),
            ])
        let line = json([.cellEnded(cell)])
        #expect(try JSONDecoder().decode(Cell.self, from: Data(line.utf8)) == cell)
    }

    @Test func curvesAndBarsAreNumbers() throws {
        let plot = Plot(
            title: "t", x: .init("epoch", isWhole: true), y: .init("loss"),
            curves: [
                .init(name: "loss", kind: .training, run: 3, x: [1, 2], y: [0.5, nil], best: 0)
            ], remarks: ["r"], description: "d")
        let bars = Bars(
            title: "b", labelTitle: "class", valueTitle: "examples", bars: [.init("0 Top", 7)],
            total: 7, edges: [0, 1], description: "d")
        let table = Table(
            columns: [.init("n", sparklines: [Sparkline([1, nil], low: 0)])], rows: [[""]])
        let picture = Picture(width: 1, height: 1, shades: [9], caption: "c", description: "d")
        let cell = Cell(
            index: 1, source: "plot", line: 1,
            blocks: [
                .plot(plot), .table(table),
                .prediction(Prediction(picture: picture, outputs: bars)),
                .bars(bars),
            ])
        let line = json([.cellEnded(cell)])
        #expect(
            line.contains(
                #"{"type":"plot","title":"t","x":{"title":"epoch","logarithmic":false,"whole":true},"#
                    + #""y":{"title":"loss","logarithmic":false,"whole":false},"#
                    + #""curves":[{"name":"loss","kind":"training","run":3,"x":[1.0,2.0],"#
                    + #""y":[0.5,null],"best":0,"joined":true}],"remarks":["r"],"description":"d"}"#
            ))
        #expect(line.contains(#""sparklines":[{"values":[1.0,null],"low":0.0}]"#))
        #expect(
            line.contains(
                #"{"type":"bars","title":"b","label_title":"class","value_title":"examples","measure":"count","#
                    + #""bars":[{"label":"0 Top","value":7.0,"note":""}],"total":7.0,"#
                    + #""edges":[0.0,1.0],"remarks":[],"description":"d"}"#))
        #expect(try JSONDecoder().decode(Cell.self, from: Data(line.utf8)) == cell)
    }

    /// What a block becomes, and that it comes back.
    private func line(_ block: Block) throws -> String {
        let line = json([.cellEnded(Cell(index: 1, source: "s", line: 1, blocks: [block]))])
        #expect(try JSONDecoder().decode(Cell.self, from: Data(line.utf8)).blocks == [block])
        let start = try #require(line.firstRange(of: #""blocks":["#)?.upperBound)
        return String(line[start...].dropLast(3))
    }

    @Test func tablesCarryTheirNumbers() throws {
        let table = Table(
            columns: [.init("layer"), .init("n", .right), .init("p", shares: [0.5, nil])],
            cells: [
                [.init("hidden"), .count(78_500), .init("0.25", 0.25)],
                [.shape([784, 100]), .init("nan", .nan), .shapes([[2, 3], [2]])],
            ])
        #expect(
            try line(.table(table))
                == #"{"type":"table","columns":[{"title":"layer","alignment":"left"},"#
                + #"{"title":"n","alignment":"right"},"#
                + #"{"title":"p","alignment":"left","shares":[0.5,null]}],"#
                + #""rows":[["hidden","78,500","0.25"],["(784, 100)","nan","(2, 3) (2,)"]],"#
                + #""values":[[null,78500,0.25],[[784,100],null,[[2,3],[2]]]],"footer":[]}"#)
        let uneven =
            #"{"type":"table","columns":[],"rows":[["a"]],"values":[[1,2]],"footer":[]}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Block.self, from: Data(uneven.utf8))
        }
    }

    @Test func remarksLayersAndValuesSayWhatTheyAre() throws {
        #expect(
            try line(.remark(Remark(from: .coach, "t")))
                == #"{"type":"remark","source":"coach","text":"t"}"#)
        let dense = LayerLine(
            number: 2, title: "Dense relu", shapes: .init(input: [784], output: [100]),
            arrays: [[784, 100], [100]])
        #expect(
            try line(.layer(dense))
                == #"{"type":"layer","number":2,"title":"Dense relu","input":[784],"output":[100],"#
                + #""arrays":[[784,100],[100]],"parameters":78500}"#)
        #expect(
            try line(.layer(LayerLine(number: 1, title: "Flatten")))
                == #"{"type":"layer","number":1,"title":"Flatten"}"#)
        let values = [
            NamedValue("w", "0.5", shape: [], numbers: [0.5]),
            NamedValue("x", "[1. nan]", shape: [2], numbers: [1, .nan]), NamedValue("t", "한글"),
            NamedValue(
                "", "[0. … 0.]", shape: [20000], numbers: Array(repeating: 0, count: 20_000)),
        ]
        #expect(
            try line(.values(values))
                == #"{"type":"values","text":"w = 0.5\nx = [1. nan]\nt = 한글\n[0. … 0.]","values":["#
                + #"{"name":"w","text":"0.5","shape":[],"numbers":[0.5]},"#
                + #"{"name":"x","text":"[1. nan]","shape":[2],"numbers":[1.0,null]},"#
                + #"{"name":"t","text":"한글"},{"name":"","text":"[0. … 0.]","shape":[20000]}]}"#)
    }

    @Test func endsOfTrainingAndStandInsAreValues() throws {
        let end = FitEnd(
            run: 2, reason: .earlyStopping, epoch: 7, steps: 1500, weights: .bestEpoch,
            monitor: "val_loss", bestEpoch: 5)
        #expect(
            try line(.fitEnd(end))
                == #"{"type":"fit_end","run":2,"reason":"early_stopping","epoch":7,"steps":1500,"#
                + #""weights":"best_epoch","monitor":"val_loss","best_epoch":5}"#)
        #expect(
            try line(.fitEnd(FitEnd(run: 1, reason: .diverged, epoch: 1, step: 3, steps: 9)))
                == #"{"type":"fit_end","run":1,"reason":"diverged","epoch":1,"step":3,"steps":9,"weights":"last"}"#
        )
        #expect(
            try line(
                .data(
                    DataNotice(
                        name: "fashion_sketch", source: .builtin, standsInFor: "fashion_mnist")))
                == #"{"type":"data","name":"fashion_sketch","source":"builtin","stands_in_for":"fashion_mnist"}"#
        )
    }
}
