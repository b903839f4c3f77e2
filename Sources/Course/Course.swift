/// The course that Bobbin brings: the files of `lessons`, as they were when it was built.
public enum Course {
    /// Each with its path there: `03-first-network.md`, `ko/03-first-network.md`.
    public static var files: [(path: String, text: String)] { CourseFiles.all }
}
