/// The pages.
public enum Site {}
