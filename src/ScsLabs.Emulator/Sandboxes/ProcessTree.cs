using System.Globalization;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Measures a process's children and their children, as the kernel lists them in /proc.</summary>
internal static class ProcessTree
{
    /// <summary>Adds up the resident memory of all descendants of a process, in bytes.</summary>
    public static long MemoryBelow(int root)
    {
        var (waiting, memory) = (new Stack<int>(ChildrenOf(root)), 0L);
        while (waiting.TryPop(out var process))
        {
            memory += MemoryOf(process);
            foreach (var child in ChildrenOf(process))
            {
                waiting.Push(child);
            }
        }

        return memory;
    }

    private static IEnumerable<int> ChildrenOf(int process)
    {
        foreach (var thread in Threads(process))
        {
            foreach (var child in Read($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return int.Parse(child, CultureInfo.InvariantCulture);
            }
        }
    }

    private static string[] Threads(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (IOException)
        {
            return []; // it has ended
        }
    }

    private static long MemoryOf(int process) =>
        Read($"/proc/{process}/statm").Split(' ') is [_, var resident, ..] && long.TryParse(resident, CultureInfo.InvariantCulture, out var pages) ? pages * Environment.SystemPageSize : 0;

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }
}
