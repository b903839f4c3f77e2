import Foundation
import TestSupport
import Testing

@testable import Insight
@testable import Notebook
@testable import Workbench

private let flowers = """
    size,colour,kind
    1,red,a
    2,blue,b
    3,red,c
    4,blue,a

    """

@Suite struct LoadTableTests {
    @Test func saysWhatItChose() throws {
        let bench = try TableBench(["flowers.csv": flowers])
        expectText(
            try bench.answer("load csv \"flowers.csv\""),
            """
            flowers.csv: 4 rows. The target is kind, the last column (target=… chooses another); inputs: size, colour=blue, colour=red.
            colour holds texts, so each of them became an input of its own, 1 where it stands and 0 elsewhere: colour=blue, colour=red.
            train_input | (4, 3) | train_target | (4,)
            kind has 3 classes: 0 a, 1 b, 2 c. A model for them ends with `add Dense 3 softmax`.
            There is no test part: `split 0.2 seed=42` keeps some rows aside to check on.
            size only counts the rows, which says nothing about other rows.
            Leave it out: drop=size
            """)
        #expect(bench.data?.classNames == ["a", "b", "c"])
        #expect(bench.data?.inputNames == ["size", "colour=blue", "colour=red"])
        #expect(try bench.answer("shapes") == ["train | (4, 3) (4,)"])
        expectText(
            try bench.answer("labels 3"),
            """
            The first 3 of train:
            [0, 1, 2]
            a, b, c
            """)
        expectText(
            try bench.answer("show 2"),
            """
            train | size | colour=blue | colour=red | kind
            0 | 1 | 0 | 1 | 0 a
            1 | 2 | 1 | 0 | 1 b
            """)
    }

    @Test(arguments: [
        "load csv flowers.csv target=size", "load csv \"flowers.csv\", target=\"size\"",
        "load csv 'flowers.csv' target=Size", "LOAD CSV flowers.csv target=size",
    ])
    func spellings(line: String) throws {
        let bench = try TableBench(["flowers.csv": flowers])
        try bench.succeed(line)
        #expect(bench.data?.targetName == "size")
    }

    @Test func optionsAndPaths() throws {
        let bench = try TableBench(["in/5.data": "1,2,x\n3,4,y\n", "in/plain.csv": "1,2\n3,5\n"])
        try bench.succeed("load csv \"in/5.data\" header=false drop=column_1")
        #expect(bench.data?.inputNames == ["column_2"])
        try bench.succeed("load csv \"\(bench.folder.path)/in/plain.csv\" target=column_1")
        #expect(bench.data?.inputNames == ["column_2"])
        try bench.succeed("load csv \"in/plain.csv\" header=true target=1")
        #expect(bench.data?.train.count == 1)
    }

    private static let refusals: [(String, Recorded, Recorded?, String?)] = [
        (
            "load csv flowers.csv target=knd", Recorded("the table has no column called knd"),
            Recorded("Did you mean kind? Columns: size, colour, kind."), "knd"
        ),
        (
            "load csv flowers.csv drop=[size, form]",
            Recorded("the table has no column called form"),
            Recorded("Columns: size, colour, kind."), "form"
        ),
        (
            "load csv flowers.csv target=kind drop=kind",
            Recorded("the target cannot be left out too"),
            nil,
            "kind"
        ),
        (
            "load csv nothing.csv", Recorded("nothing.csv is not there."),
            Recorded("In FOLDER there are: empty.csv, flowers.csv, gap.csv, one.csv."),
            "nothing.csv"
        ),
        (
            "load csv \"in\"", Recorded("in is not a file."),
            Recorded(
                """
                Give the path of a CSV file. A folder of pictures is `load idx "folder"`.
                """),
            "\"in\""
        ),
        (
            "load csv empty.csv", Recorded("empty.csv is empty: it holds 0 bytes."),
            Recorded("Copy or download it again: FOLDER/empty.csv."), "empty.csv"
        ),
        (
            "load csv gap.csv", Recorded("Line 3 of gap.csv has no value for a."),
            Recorded(
                """
                missing=drop leaves out the rows with gaps and keeps 1 of 2; missing=mean (or median, or a number such as 0) fills them in.
                """),
            "gap.csv"
        ),
        (
            "load csv one.csv",
            Recorded(
                """
                Column b of one.csv says x in every row, so there is nothing to tell apart.
                """),
            Recorded("Choose another column: target=…"), "one.csv"
        ),
        (
            "load csv", Recorded("load csv needs the path of a file."),
            Recorded(#"For example: load csv "iris.csv" target=species"#), nil
        ),
        (
            "load csv 5", Recorded("a path is needed here"),
            Recorded(#"For example: load csv "iris.csv" target=species"#), "5"
        ),
        (
            "load csv in/flowers.csv", Recorded("/ does not fit here"),
            Recorded(#"A path stands in quotes: "data/iris.csv"."#), "/"
        ),
        (
            "load \"flowers.csv\"", Recorded("load needs to know what kind of file this is"),
            Recorded(#"A table: load csv "flowers.csv""#), "\"flowers.csv\""
        ),
        (
            "load csv flowers.csv traget=kind",
            Recorded("load csv has no option called traget"),
            Recorded(
                "Did you mean target? Options: target, header, drop, missing, na_values, classes, sep, thousands, decimal, dates, encoding.   help load"
            ),
            "traget"
        ),
        (
            "load idx \"in\"", Recorded("FOLDER/in holds none of the files of the data set."),
            nil,
            "\"in\""
        ),
    ]

    @Test(
        arguments: refusals)
    func mistakes(line: String, message: Recorded, hint: Recorded?, place: String?) throws {
        let bench = try TableBench([
            "flowers.csv": flowers, "empty.csv": "", "gap.csv": "a,b\n1,x\n,y\n",
            "one.csv": "a,b\n1,x\n2,x\n", "in/other.csv": "",
        ])
        try bench.succeed("load csv flowers.csv")
        let before = bench.data?.title
        let found = try bench.answer(line).map { $0.replacing(bench.folder.path, with: "FOLDER") }
        expectText(found.first, message)
        if let hint { expectText(found.last, hint) }
        #expect(try bench.pointed(line) == place)
        #expect(bench.data?.title == before && bench.data?.train.count == 4)
    }

    @Test func completion() throws {
        let state = try TableBench().session.snapshot
        func words(_ line: String) -> [String] {
            Completion.candidates(for: line, state: state).map(\.text)
        }
        #expect(words("load c") == ["csv"] && words("load i") == ["idx"])
        #expect(words("load csv x ta") == ["target="])
        #expect(words("load csv x header=t") == ["true"])
    }

    @Test func pictures() throws {
        let bench = try TableBench()
        func idx(_ magic: UInt8, _ shape: [UInt8], _ values: [UInt8]) -> Data {
            Data([0, 0, 8, magic] + shape.flatMap { [0, 0, 0, $0] } + values)
        }
        let pixels = (0..<24).map { UInt8($0 * 10) }
        try bench.folder.write(idx(3, [4, 2, 3], pixels), to: "digits/train-images-idx3-ubyte")
        try bench.folder.write(idx(1, [4], [0, 1, 2, 1]), to: "digits/train-labels-idx1-ubyte")
        expectText(
            try bench.answer("load idx digits"),
            """
            digits: 4 pictures to learn from, with the labels 0 to 2.
            train_input | (4, 2, 3) | bytes 0…230 | train_target | (4,)
            There is no test part: `split 0.2` keeps some pictures aside.
            """)
        try bench.folder.write(
            idx(3, [1, 2, 3], Array(pixels[..<6])), to: "digits/t10k-images-idx3-ubyte")
        #expect(try bench.run("load idx digits").status == .error)
        try bench.folder.write(idx(1, [1], [2]), to: "digits/t10k-labels-idx1-ubyte")
        try bench.succeed("load idx digits", "standardize", "one_hot")
        #expect(bench.data?.test?.targets.item(0) == [0, 0, 1])
    }
}
