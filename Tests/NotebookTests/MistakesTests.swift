import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// `mistakes`: which, in which order, and what is said of them.
@Suite struct MistakesTests {
    @Test func theSurestComeFirst() throws {
        let bench = try TableBench([
            // Said: the larger of the two; right: as named.
            "a.csv": "a,b,kind\n1,0,left\n0,3,left\n0,1,left\n0,2,right\n4,0,right\n0,3,left\n"
        ])
        try bench.succeed(
            "coach off", "load csv \"a.csv\"", "add Dense 2 softmax", "compile sgd",
            "dense.kernel = [[1, 0], [0, 1]]")
        guard case .table(let table) = try #require(bench.run("mistakes train").blocks.last) else {
            Issue.record("no table")
            return
        }
        // Of two that are equally sure the earlier one stands first.
        #expect(table.rows.map { $0[0] } == ["4", "1", "5", "2"])
        #expect(table.rows.map { $0[1] } == ["0 left", "1 right", "1 right", "1 right"])
        #expect(table.rows.map { $0[3] } == ["1 right", "0 left", "0 left", "0 left"])
        // e^4 / (e^4 + 1), e^3 / (e^3 + 1), …, in hundredths with one decimal.
        #expect(table.rows.map { $0[2] } == ["98.2%", "95.3%", "95.3%", "73.1%"])
        #expect(
            table.columns.map(\.title) == ["train", "said", "how sure", "right answer", "a", "b"])
        #expect(table.rows[0].suffix(2) == ["4", "0"])
        expectText(
            try bench.answer("mistakes train")[0],
            "4 of 6 examples of train are wrong; all of them, the surest first:")
        expectText(
            try bench.answer("mistakes train 2")[0],
            "4 of 6 examples of train are wrong; the 2 of which it was surest:")
    }

    @Test func noneAndOne() throws {
        let bench = try TableBench(["a.csv": "a,b,kind\n1,0,left\n0,3,right\n"])
        try bench.succeed(
            "coach off", "load csv \"a.csv\"", "add Dense 2 softmax", "compile sgd",
            "dense.kernel = [[1, 0], [0, 1]]")
        expectText(
            try bench.answer("mistakes train"),
            "Not one of the 2 examples of train is wrong.")
        try bench.succeed("dense.kernel = [[1, 0], [0.5, 0]]")
        expectText(try bench.answer("mistakes train")[0], "1 of 2 examples of train is wrong.")
    }

    @Test func picturesSayWhatWasSaid() throws {
        let bench = Bench(.trained)
        let cell = try #require(bench.run("mistakes test 4"))
        guard case .pictures(let pictures) = try #require(cell.blocks.last) else {
            Issue.record("no pictures: \(cell.blocks)")
            return
        }
        #expect(pictures.count == 4)
        for picture in pictures {
            #expect((picture.width, picture.height) == (28, 28))
            let lines = picture.caption.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[0].hasPrefix("test "))
            #expect(lines[1].contains("%"))
            #expect(lines[2].hasPrefix("is "))
            #expect(picture.description.contains("sure; right is"))
        }
        #expect(bench.run("mistakes test 4")?.blocks == cell.blocks)
        #expect(bench.answer("explain").contains("so the loss is -ln("))
    }
}
