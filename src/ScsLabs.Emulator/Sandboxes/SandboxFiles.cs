using System.ComponentModel;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The files of a sandbox, in a folder that the sandbox can only read.</summary>
/// <param name="Folder">The folder, as it is called where this is used.</param>
internal sealed record SandboxFiles(string Folder)
{
    /// <summary>The socket over which the sandbox passes its listening sockets.</summary>
    public string Control => Path.Combine(Folder, "control");

    /// <summary>The program's environment, each variable ended by a zero.</summary>
    public string Environment => Path.Combine(Folder, "environment");

    /// <summary>The users of the sandbox, as /etc/passwd.</summary>
    public string Users => Path.Combine(Folder, "passwd");

    /// <summary>The names of hosts, as /etc/hosts.</summary>
    public string Hosts => Path.Combine(Folder, "hosts");

    /// <summary>The settings of .NET for <see cref="SandboxInit"/>.</summary>
    public string RuntimeSettings => Path.Combine(Folder, "init.runtimeconfig.json");

    /// <summary>Gives the files to the user that runs the sandbox; to nobody else are they readable.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public void GiveTo(int? user)
    {
        foreach (var path in Directory.GetFiles(Folder).Append(Folder))
        {
            FileOwner.Give(path, user);
        }
    }
}
