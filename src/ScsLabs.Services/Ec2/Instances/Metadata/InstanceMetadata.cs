using System.Globalization;
using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Ec2;

/// <summary>Finds an instance's metadata by path, such as <c>meta-data/ami-id</c>. A path that ends with a slash is a folder, which may be empty.</summary>
/// <remarks>Source: EC2 User Guide, instance metadata categories.</remarks>
internal sealed class InstanceMetadata
{
    private readonly SortedDictionary<string, byte[]> contents = new(StringComparer.Ordinal);

    /// <summary>Collects what the service tells of an instance.</summary>
    public InstanceMetadata(Instance instance, WorldView view)
    {
        (Instance, Role) = (instance, InstanceProfileAssociation.Of(instance, view)?.Profile(view) is { RoleName: { } name } profile ? view.Find<Role>(profile.Place, name) : null);
        AddInstance(instance);
        AddIam(instance, view);
        foreach (var one in instance.Interfaces(view))
        {
            InterfaceMetadata.Add(one, view, Add);
        }

        if (instance.PrimaryInterface(view) is { } primary)
        {
            AddPrimary(primary, view);
        }
    }

    /// <summary>The path of the folder with the role's credentials.</summary>
    public const string Credentials = "meta-data/iam/security-credentials/";

    /// <summary>The folder with the public key, whose list tells the key pair's name, too.</summary>
    private const string PublicKeys = "meta-data/public-keys";

    /// <summary>The instance.</summary>
    public Instance Instance { get; }

    /// <summary>The role of the instance; null for none.</summary>
    public Role? Role { get; }

    /// <summary>Whether the path is that of the role's credentials.</summary>
    public bool IsCredentials(string path) => Role is not null && path == Credentials + Role.RoleName;

    /// <summary>The content at a path, or the list of what is in a folder; null where there is neither.</summary>
    public byte[]? Find(string path)
    {
        if (contents.TryGetValue(path, out var content) && !path.EndsWith('/'))
        {
            return content;
        }

        if (path.TrimEnd('/') == PublicKeys && Instance.KeyPair is { } pair)
        {
            return Encoding.UTF8.GetBytes($"0={pair.KeyName}");
        }

        var folder = path.Length == 0 || path.EndsWith('/') ? path : path + "/";
        var inside = contents.Keys.Where(key => key.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return inside.Count == 0 ? null : Encoding.UTF8.GetBytes(string.Join('\n', inside.Where(key => key.Length > folder.Length).Select(key => NameIn(folder, key)).Distinct(StringComparer.Ordinal)));
    }

    private static string NameIn(string folder, string path) => path.IndexOf('/', folder.Length) is var end and >= 0 ? path[folder.Length..(end + 1)] : path[folder.Length..];

    private void Add(string path, string? text)
    {
        if (text is not null)
        {
            contents["meta-data/" + path] = Encoding.UTF8.GetBytes(text);
        }
    }

    private void AddInstance(Instance instance)
    {
        Add("ami-id", instance.Image.Id);
        Add("ami-launch-index", instance.LaunchIndex.ToString(CultureInfo.InvariantCulture));
        Add("ami-manifest-path", "(unknown)");
        Add("block-device-mapping/ami", instance.Image.RootDevice);
        Add("block-device-mapping/root", instance.Image.RootDevice);
        Add("instance-action", "none");
        Add("instance-id", instance.Id);
        Add("instance-life-cycle", "on-demand");
        Add("instance-type", instance.InstanceType);
        Add("placement/availability-zone", instance.AvailabilityZone);
        Add("placement/availability-zone-id", AvailabilityZones.IdOf(instance.AvailabilityZone));
        Add("placement/region", instance.Region);
        Add("profile", "default-hvm");
        Add("public-keys/0/openssh-key", instance.KeyPair?.PublicKeyLine);
        Add("reservation-id", instance.ReservationId);
        Add("services/domain", "amazonaws.com");
        Add("services/partition", "aws");
        foreach (var (key, value) in instance.MetadataOptions.HasTags ? instance.Tags : TagSets.Rules.None)
        {
            Add("tags/instance/" + key, value);
        }

        if (instance.UserData is { } data)
        {
            contents["user-data"] = Convert.FromBase64String(data);
        }
    }

    private void AddIam(Instance instance, WorldView view)
    {
        if (InstanceProfileAssociation.Of(instance, view) is { } association)
        {
            contents["meta-data/iam/info"] = MetadataDocuments.Info(association, view);
            contents[Credentials + Role?.RoleName] = [];
        }
    }

    private void AddPrimary(NetworkInterface primary, WorldView view)
    {
        contents["dynamic/instance-identity/document"] = MetadataDocuments.Identity(Instance, primary);
        Add("hostname", DnsNames.Private(primary, view));
        Add("local-hostname", DnsNames.Private(primary, view));
        Add("local-ipv4", primary.Addresses[0].ToString());
        Add("mac", primary.MacAddress);
        Add("public-hostname", DnsNames.Public(primary, view));
        Add("public-ipv4", primary.PublicAddress(view)?.ToString());
        Add("security-groups", InterfaceMetadata.GroupNames(primary, view));
    }
}
