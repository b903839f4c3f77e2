import Figures
import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

@Suite struct LoadPicturesTests {
    private func png(_ width: Int, _ height: Int, _ bytes: [UInt8], rgb: Bool = false) throws
        -> Data
    {
        let raster = try #require(
            Raster(width: width, height: height, colours: rgb ? .rgb : .grey, bytes: bytes))
        return Data(try #require(PNGFile.bytes(of: raster)))
    }

    @Test func aFolderForEachClass() throws {
        let bench = try TableBench()
        for (place, name) in ["cat/1.png", "cat/2.PNG", "dog/a.png"].enumerated() {
            let pixels = (0..<6).map { UInt8(place * 10 + $0) }
            try bench.folder.write(png(3, 2, pixels), to: "pets/" + name)
        }
        try bench.folder.write(Data("x".utf8), to: "pets/dog/notes.txt")
        try bench.folder.write(Data("x".utf8), to: "pets/dog/.hidden")
        expectText(
            try bench.answer("load pictures \"pets\""),
            """
            pets: 3 pictures to learn from, 2 classes: cat, dog.
            train_input | (3, 2, 3) | bytes 0…25 | train_target | (3,)
            1 file that is no picture was passed over: dog/notes.txt.
            There is no test part: `split 0.2 stratify=true` keeps some of each class aside.
            """)
        #expect(bench.data?.train.inputs.item(2) == [20, 21, 22, 23, 24, 25])
        #expect(bench.data?.train.targets.numbers(at: 0) == [0, 0, 1])
        try bench.succeed("show 2", "add Flatten", "add Dense 1 sigmoid", "compile adam", "fit 1")
    }

    @Test func partsAndColours() throws {
        let bench = try TableBench()
        try bench.folder.write(png(1, 1, [7]), to: "p/train/a/1.png")
        try bench.folder.write(png(1, 1, [1, 2, 3], rgb: true), to: "p/train/b/1.png")
        try bench.folder.write(png(1, 1, [9]), to: "p/test/b/1.png")
        try bench.folder.write(png(1, 1, [9]), to: "p/more/b/1.png")
        expectText(
            try bench.answer("load pictures p"),
            """
            p: 2 pictures to learn from, 1 to test on, 2 classes: a, b.
            train_input | (2, 1, 1, 3) | bytes 1…7 | train_target | (2,)
            test_input | (1, 1, 1, 3) |  | test_target | (1,)
            The folder more was passed over.
            They are in colour: every pixel is three numbers, red, green and blue. `add Flatten` lays them out in a row.
            """)
        #expect(bench.data?.train.inputs.item(0) == [7, 7, 7])
        #expect(bench.data?.train.inputs.item(1) == [1, 2, 3])
        #expect(bench.data?.test?.targets.numbers(at: 0) == [1])
    }

    @Test func mistakes() throws {
        let bench = try TableBench()
        func answer(_ files: [String: Data], _ folder: String) throws -> [String] {
            for (name, data) in files { try bench.folder.write(data, to: folder + "/" + name) }
            return try bench.answer("load pictures \(folder)").map {
                $0.replacing(bench.folder.path, with: "FOLDER")
            }
        }
        expectText(
            try answer([:], "nowhere"),
            """
            there is no folder nowhere
            There are no folders in FOLDER.
            """)
        expectText(
            try answer(["1.png": png(1, 1, [0])], "flat"),
            """
            flat holds no sub-folder with PNG files.
            It needs a folder for each class, with its pictures: flat/cat/1.png.
            """)
        expectText(
            try answer(["a/1.png": png(1, 1, [0])], "single"),
            """
            single holds a single class, a, so there is nothing to tell apart.
            It needs a folder for each class.
            """)
        expectText(
            try answer(["a/1.png": png(1, 1, [0]), "b/1.png": png(2, 1, [0, 1])], "sizes"),
            """
            b/1.png is 2 × 1 pixels large, and the ones before it are 1 × 1.
            All must be as large; with ImageMagick for instance: mogrify -resize 1x1! *.png
            """)
        expectText(
            try answer(["a/1.png": png(1, 1, [0]), "b/1.jpg": Data([1])], "jpegs"),
            """
            b/1.jpg is no PNG file, and others are not read.
            Turn them into PNG files first, with ImageMagick for instance: mogrify -format png *
            """)
        expectText(
            try answer(["a/1.png": png(1, 1, [0]), "b/1.png": Data([1, 2])], "broken"),
            """
            b/1.png is no PNG picture that can be read.
            Save it again as PNG, or move it out of the folder.
            """)
        expectText(
            try answer(
                [
                    "train/a/1.png": png(1, 1, [0]), "train/b/1.png": png(1, 1, [0]),
                    "test/c/1.png": png(1, 1, [0]),
                ], "classes"), "test holds the class c, which train does not.")
    }
}
