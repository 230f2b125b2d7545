namespace ScsLabs.Architecture.Tests;

/// <summary>The checkout that the tests look at.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static readonly string Root = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
