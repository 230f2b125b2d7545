using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Query;

/// <summary>The differences between AWS query and EC2 query in requests.</summary>
internal abstract class QueryDialect
{
    public static readonly QueryDialect Aws = new AwsDialect();

    public static readonly QueryDialect Ec2 = new Ec2Dialect();

    /// <summary>The name of a member in a request.</summary>
    public abstract string Name(Member member);

    /// <summary>The text between a list's name and an item's number; null for none.</summary>
    public abstract string? Item(Member list);

    /// <summary>The text between a map's name and an entry's number; null for none.</summary>
    public abstract string? Entry(Member map);

    /// <summary>Whether an empty list is sent, as a name without value.</summary>
    public abstract bool WritesEmptyLists { get; }

    private sealed class AwsDialect : QueryDialect
    {
        public override bool WritesEmptyLists => true;

        public override string Name(Member member) => member.Name;

        public override string? Item(Member list) => list.Flattened ? null : list.ItemName ?? "member";

        public override string? Entry(Member map) => map.Flattened ? null : "entry";
    }

    private sealed class Ec2Dialect : QueryDialect
    {
        public override bool WritesEmptyLists => false;

        public override string Name(Member member) => member.RequestName;

        public override string? Item(Member list) => null;

        public override string? Entry(Member map) => null;
    }
}
