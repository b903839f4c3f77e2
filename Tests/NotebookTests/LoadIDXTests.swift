import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// Folders of IDX files as people have them.
@Suite struct LoadIDXTests {
    private func idx(_ magic: [UInt8], _ shape: [UInt8], _ values: [UInt8]) -> Data {
        Data([0, 0] + magic + shape.flatMap { [0, 0, 0, $0] } + values)
    }

    private let pixels = (0..<24).map { UInt8($0 * 10) }

    private func write(_ names: [String], first: UInt8 = 0, in folder: String, _ bench: TableBench)
        throws
    {
        for (name, data) in zip(
            names,
            [
                idx([8, 3], [4, 2, 3], pixels),
                idx([8, 1], [4], [first, first + 1, first + 2, first + 1]),
                idx([8, 3], [1, 2, 3], Array(pixels[..<6])), idx([8, 1], [1], [first + 2]),
            ])
        { try bench.folder.write(data, to: folder + "/" + name) }
    }

    @Test func namesWithDots() throws {
        let bench = try TableBench()
        try write(
            [
                "train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte",
                "t10k-labels.idx1-ubyte",
            ], in: "m", bench)
        expectText(
            try bench.answer("load idx m"),
            """
            m: 4 pictures to learn from, 1 to test on, with the labels 0 to 2.
            train_input | (4, 2, 3) | bytes 0…230 | train_target | (4,)
            test_input | (1, 2, 3) |  | test_target | (1,)
            """)
        #expect(bench.data?.train.inputs.item(3) == [180, 190, 200, 210, 220, 230])
        #expect(bench.data?.test?.targets.numbers(at: 0) == [2])
        expectText(
            try bench.program(),
            """
            import gzip
            import os
            import numpy as np

            def read_idx(name):
                path = os.path.join("m", name)
                opener = gzip.open if name.endswith(".gz") else open
                with opener(path, "rb") as file:
                    content = file.read()
                axes = content[3]
                kinds = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
                shape = np.frombuffer(content, ">i4", axes, 4)
                values = np.frombuffer(content, kinds[content[2]], offset=4 + 4 * axes)
                return values.reshape(shape)


            train_input = read_idx("train-images.idx3-ubyte")
            train_target = read_idx("train-labels.idx1-ubyte")
            test_input = read_idx("t10k-images.idx3-ubyte")
            test_target = read_idx("t10k-labels.idx1-ubyte")

            """)
    }

    @Test func severalSetsInOneFolder() throws {
        let bench = try TableBench()
        for set in ["letters", "mnist"] {
            try write(
                ["train-images-idx3", "train-labels-idx1", "test-images-idx3", "test-labels-idx1"]
                    .map { "emnist-\(set)-\($0)-ubyte" }, first: set == "letters" ? 1 : 0, in: "e",
                bench)
        }
        expectText(
            try bench.answer("load idx e").map { $0.replacing(bench.folder.path, with: "FOLDER") },
            """
            FOLDER/e holds the files of several data sets: emnist-letters-train-images-idx3-ubyte and emnist-mnist-train-images-idx3-ubyte.
            Say a word that only one of them has: set=letters
            """)
        expectText(
            try bench.answer("load idx e set=letters"),
            """
            e: 4 pictures to learn from, 1 to test on, of the classes 1, 2, 3.
            train_input | (4, 2, 3) | bytes 0…230 | train_target | (4,)
            test_input | (1, 2, 3) |  | test_target | (1,)
            """)
        #expect(bench.data?.classNames == ["1", "2", "3"])
        #expect(bench.data?.train.targets.numbers(at: 0) == [0, 1, 2, 1])
    }

    @Test func otherNumbers() throws {
        let bench = try TableBench()
        let ints = pixels.flatMap { [0, 0, 0, $0] as [UInt8] }
        try bench.folder.write(idx([0xC, 3], [4, 2, 3], ints), to: "i/train-images-idx3-int")
        try bench.folder.write(
            idx([0xC, 1], [4], [0, 1, 0, 2].flatMap { [0, 0, 0, $0] as [UInt8] }),
            to: "i/train-labels-idx1-int")
        expectText(
            try bench.answer("load idx i"),
            """
            i: 4 pictures to learn from, with the labels 0 to 2.
            train_input | (4, 2, 3) | 0…230 | train_target | (4,)
            There is no test part: `split 0.2` keeps some pictures aside.
            """)
        #expect(bench.data?.train.targets.numbers(at: 0) == [0, 1, 0, 2])
        try bench.folder.write(idx([8, 2], [2, 2], [0, 1, 0, 2]), to: "i/train-labels-idx1-int")
        expectText(
            try bench.answer("load idx i").map { $0.replacing(bench.folder.path, with: "FOLDER") },
            """
            train-labels-idx1-int is not the kind of IDX file that belongs here: it begins with 0x00000802, not 0x00000801.
            It holds bytes along 2 axes. Put the right file there: FOLDER/i/train-labels-idx1-int.
            """)
    }
}
