import Foundation
import PackagePlugin

/// Makes a source file of the lessons whenever one of them has changed, so that the program brings
/// the course wherever it is copied.
@main
struct EmbedCourse: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "lessons")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let lessons = paths.filter(isLesson).sorted()
        let output = context.pluginWorkDirectoryURL.appending(path: "CourseFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(lessons.count) lessons",
                executable: try context.tool(named: "embed-course").url,
                arguments: [output.path, folder.path] + lessons,
                inputFiles: lessons.map { folder.appending(path: $0) }, outputFiles: [output])
        ]
    }

    /// `03-first-network.md`, and a translation in a folder of its language.
    private func isLesson(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return path.hasSuffix(".md") && parts.count <= 2 && parts.last?.first?.isNumber == true
    }
}
