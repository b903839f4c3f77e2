import Foundation
import Notebook
import TestSupport
import Testing

@testable import Lessons

/// What a lesson's text speaks of is in sight when it speaks of it: no stop of the course is taller
/// than a terminal of 80 columns and 24 rows.
@Suite("Every stop of the course fits a screen")
struct CourseScreensTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "lessons").path

    private static let ids = LessonLibrary(folder: folder).entries.map(\.lesson.id)

    /// The whole program that the learner has written, which is read in a pager.
    private static let exceptions: Set = ["first-network#program"]

    @Test(arguments: ids) func fits(_ id: String) throws {
        let work = TemporaryFolder()
        var environment = SessionEnvironment(in: work)
        let entry = try LessonLibrary(folder: Self.folder).find(id)
        var source = try String(contentsOfFile: entry.path, encoding: .utf8)
        if RealData.isThere {
            environment.dataFolder = RealData.folder
        } else {
            source = source.replacing("load fashion_mnist", with: "load fashion_sketch")
        }
        let stops = LessonScreens(measuredScreen())
            .stops(of: try LessonParser.parse(source), environment)
        #expect(stops.count >= entry.lesson.numberedSteps.count)
        for stop in stops where !Self.exceptions.contains("\(id)#\(stop.step)") {
            #expect(stop.rows <= 24, "\(stop.step), line \(stop.line): \(stop.rows) rows")
        }
    }

    @Test func eachLessonHasEightToSixteenSteps() {
        for entry in LessonLibrary(folder: Self.folder).entries {
            #expect((8...16).contains(entry.lesson.numberedSteps.count), "\(entry.lesson.id)")
        }
    }

    @Test func eachLessonEndsWithSomethingDoneAlone() throws {
        for entry in LessonLibrary(folder: Self.folder).entries {
            let last = try #require(
                entry.lesson.numberedSteps.last { $0.kind != "run" }, "\(entry.lesson.id)")
            #expect(last.task != nil, "\(entry.lesson.id) ends with \(last.id)")
        }
    }
}
