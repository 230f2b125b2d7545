using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.Wire;

/// <summary>Collects the violations of a request while generated code reads and validates it.</summary>
internal sealed class Violations
{
    /// <summary>The maximum number of characters of a value shown in an error.</summary>
    private const int MostShown = 1024;

    /// <summary>The maximum number of violations that are reported.</summary>
    private const int MostTold = 100;

    private Stack<Step>? path;
    private List<Violation>? told;
    private string? unsupported;

    /// <summary>The member that hasn't been received yet; its absence is no violation.</summary>
    public string? Late { get; init; }

    private Stack<Step> Path => path ??= new(4);

    /// <summary>The number of violations.</summary>
    public int Count { get; private set; }

    /// <summary>The first violations, a hundred at most.</summary>
    public IReadOnlyList<Violation> Told => told ?? [];

    /// <summary>Enters a structure, list or map that a member holds.</summary>
    public void Enter(string member) => Path.Push(new(member, 0, false));

    /// <summary>Enters an item of a list.</summary>
    /// <param name="number">The item's number, counted from 1.</param>
    public void EnterItem(int number) => Path.Push(new(null, number, true));

    /// <summary>Enters an entry of a map.</summary>
    public void EnterEntry(string key) => Path.Push(new(key, 0, true));

    /// <summary>Leaves the member, item or entry entered last.</summary>
    public void Leave() => Path.Pop();

    /// <summary>Adds the violation of a required member that is absent.</summary>
    public T Missing<T>(string? member)
    {
        Add(ViolatedRule.Required, member, null, "");
        return default!;
    }

    /// <summary>Adds a violation if a required member is absent. Generated code calls this for members that a caller in the same process could leave null.</summary>
    public void Required(object? value, string? member)
    {
        if (value is null && (member != Late || path is { Count: > 0 }))
        {
            Add(ViolatedRule.Required, member, null, "");
        }
    }

    /// <summary>Records members that the emulator doesn't support. They are refused, never accepted and ignored.</summary>
    public void Unknown(IEnumerable<string> members)
    {
        foreach (var member in members)
        {
            unsupported ??= $"the member {Cut(PathTo(member))}";
        }
    }

    /// <summary>Records a value of an enumeration that AWS has and the emulator hasn't.</summary>
    public T NotEmulated<T>(string value, string? member)
    {
        unsupported ??= $"the value {value} of {Cut(PathTo(member))}";
        return default!;
    }

    /// <summary>Checks a text's length.</summary>
    public void Length(string? value, string? member, int min, int max, bool secret = false) => Length(value?.Length, secret ? null : value, member, min, max);

    /// <summary>Checks a blob's length.</summary>
    public void Length(byte[]? value, string? member, int min, int max, bool secret = false) => Length(value?.Length, null, member, min, max);

    /// <summary>Checks a list's length; <paramref name="show"/> says what an item looks like in an error.</summary>
    public void Length<T>(IReadOnlyList<T>? value, string? member, int min, int max, Func<T, string> show, bool secret = false)
    {
        if (value is not null && (value.Count < min || value.Count > max))
        {
            Length(value.Count, secret ? null : $"[{string.Join(", ", value.Take(MostShown).Select(show))}]", member, min, max);
        }
    }

    /// <summary>Checks a map's length; <paramref name="show"/> says what a value looks like in an error.</summary>
    public void Length<T>(IReadOnlyDictionary<string, T>? value, string? member, int min, int max, Func<T, string> show, bool secret = false)
    {
        if (value is not null && (value.Count < min || value.Count > max))
        {
            Length(value.Count, secret ? null : Shown(value.Take(MostShown), show), member, min, max);
        }
    }

    /// <summary>Checks a number.</summary>
    public void Range(long? value, string? member, long min, long max)
    {
        if (value < min || value > max)
        {
            Add(value < min ? ViolatedRule.MinValue : ViolatedRule.MaxValue, member, Text(value.Value), Text(value < min ? min : max));
        }
    }

    /// <summary>Checks that a text matches the whole expression.</summary>
    public void Pattern(string? value, string? member, Regex expression, string shown, bool secret = false)
    {
        if (value is not null && !expression.IsMatch(value))
        {
            Add(ViolatedRule.Pattern, member, secret ? null : value, shown);
        }
    }

    /// <summary>Checks the texts of a list.</summary>
    public void Items(IReadOnlyList<string>? values, string? member, TextRule rule, bool secret = false)
    {
        if (values?.All(rule.Allows) == false)
        {
            Add(ViolatedRule.Each, member, secret ? null : $"[{string.Join(", ", values)}]", $"Member must satisfy constraint: [{rule}]");
        }
    }

    /// <summary>Checks the texts of a map.</summary>
    public void Items(IReadOnlyDictionary<string, string>? values, string? member, TextRule rule, bool secret = false)
    {
        if (values?.Values.All(rule.Allows) == false)
        {
            Add(ViolatedRule.Each, member, secret ? null : Shown(values, static value => value), $"Map value must satisfy constraint: [{rule}]");
        }
    }

    /// <summary>Checks the keys of a map; <paramref name="show"/> says what a value looks like in an error.</summary>
    public void Keys<T>(IReadOnlyDictionary<string, T>? values, string? member, TextRule rule, Func<T, string> show, bool secret = false)
    {
        if (values?.Keys.All(rule.Allows) == false)
        {
            Add(ViolatedRule.Each, member, secret ? null : Shown(values, show), $"Map keys must satisfy constraint: [{rule}]");
        }
    }

    /// <summary>Adds a violation for a text that isn't a value of the enumeration.</summary>
    public T NotInSet<T>(string value, string? member, string set)
    {
        Add(ViolatedRule.Set, member, value, set);
        return default!;
    }

    /// <summary>Throws if there are any violations.</summary>
    /// <exception cref="AwsException">The service's validation error, in AWS's words; or NotImplemented for a member that isn't emulated, unless a value is invalid.</exception>
    public void ThrowIfAny(Api api, string operation)
    {
        // A member that isn't emulated may stand for one that is missing: a launch template has the image's id.
        if (unsupported is not null && Told.All(violation => violation.Rule == ViolatedRule.Required))
        {
            throw AwsException.NotEmulated($"{unsupported} of {api.Name}:{operation}");
        }

        if (Count > 0)
        {
            throw api.Invalid(this);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown<T>(IEnumerable<KeyValuePair<string, T>> values, Func<T, string> show) => $"{{{string.Join(", ", values.Select(value => $"{value.Key}={show(value.Value)}"))}}}";

    private static string Cut(string text) => text.Length <= MostShown ? text : $"{text.AsSpan(0, MostShown)}…";

    private void Length(int? length, string? shown, string? member, int min, int max)
    {
        if (length < min || length > max)
        {
            Add(length < min ? ViolatedRule.MinLength : ViolatedRule.MaxLength, member, shown, Text(length < min ? min : max));
        }
    }

    private void Add(ViolatedRule rule, string? member, string? value, string constraint)
    {
        if (++Count <= MostTold)
        {
            (told ??= []).Add(new(PathTo(member), rule, value is null ? null : Cut(value), constraint, path is { Count: > 0 }));
        }
    }

    private string PathTo(string? member) => string.Join('.', (path ?? []).Reverse().Select(step => step.ToString()).Concat(member is null ? [] : [member]));

    /// <summary>One step of a member's path: the name of a member, the key of a map entry, or the number of a list item.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(string? Name, int Number, bool IsEntry)
    {
        public override string ToString() => IsEntry ? $"{Name ?? Text(Number)}.member" : Name!;
    }
}
