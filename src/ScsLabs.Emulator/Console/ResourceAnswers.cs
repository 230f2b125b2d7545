using System.Text.Json;
using ScsLabs.Model.Calls;

namespace ScsLabs.Emulator;

/// <summary>The answers of <c>/_scslabs/places</c>, <c>resources</c> and <c>resource</c>: where there is something, and what. Lists are of one world, which never changes, so no writer waits for them.</summary>
internal static class ResourceAnswers
{
    /// <summary>Lists the accounts and Regions in which there are resources, and how many.</summary>
    public static void WritePlaces(Utf8JsonWriter json, World world)
    {
        var places = world.ResourceSets.Where(static set => set.Place.Account != default)
            .GroupBy(static set => (set.Place.Account, set.Place.Region), static set => set.Count)
            .OrderBy(static place => place.Key.Account.ToString(), StringComparer.Ordinal).ThenBy(static place => place.Key.Region, StringComparer.Ordinal);
        json.WriteNumber("number", world.Number);
        json.WriteStartArray("places");
        foreach (var place in places)
        {
            json.WriteStartObject();
            json.WriteString("account", place.Key.Account.ToString());
            json.WriteString("region", place.Key.Region);
            json.WriteNumber("resources", place.Sum());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Lists the resources of an account in a Region: the types with their numbers, and a page of those that <c>type</c> and <c>text</c> want.</summary>
    public static void WriteList(Utf8JsonWriter json, World world, WorldQuestion question)
    {
        var sets = world.ResourceSets.Where(set => set.Place.Account == question.Account && set.Place.Region == question.Region)
            .Select(static set => (Type: TypeOf(set.Resources.First()), Set: set))
            .OrderBy(static one => one.Type, StringComparer.Ordinal).ThenBy(static one => one.Set.Place.Within, StringComparer.Ordinal)
            .ToList();
        json.WriteStartObject("types");
        foreach (var type in sets.GroupBy(static one => one.Type, static one => one.Set.Count, StringComparer.Ordinal))
        {
            json.WriteNumber(type.Key, type.Sum());
        }

        json.WriteEndObject();
        var wanted = sets.Where(one => question["type"].Length == 0 || one.Type == question["type"])
            .SelectMany(static one => one.Set.Resources.Select(row => (one.Type, Row: row)))
            .Where(one => question.Text.Length == 0 || question.Has(one.Row.Id, one.Row.Arn, NameOf(one.Row, world)));
        question.WritePage(json, "resources", wanted, one => Write(json, one.Type, one.Row, world));
    }

    /// <summary>Tells of the resource that <c>arn</c> names what is known of it and no secret.</summary>
    public static void WriteOne(Utf8JsonWriter json, World world, WorldQuestion question)
    {
        if (world.Resource(question["arn"]) is not { } row)
        {
            json.WriteBoolean("found", false);
            return;
        }

        json.WriteBoolean("found", true);
        Write(json, TypeOf(row), row, world);
        json.WriteString("account", row.Owner?.ToString());
        json.WriteString("region", row.Place.Region);
        json.WriteStartArray("attributes");
        foreach (var (name, value) in ResourceAttributes.Of(row, world))
        {
            if (!string.IsNullOrEmpty(value))
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("value", value);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The service and type in a resource's ARN, such as <c>ec2:vpc</c>; for a resource whose ARN has no type, what it is.</summary>
    public static string TypeOf(IResource row)
    {
        if (!Arn.TryParse(row.Arn, out var arn))
        {
            return row.GetType().Name;
        }

        var end = arn.Resource.AsSpan().IndexOfAny('/', ':');
        return arn.Service switch
        {
            "s3" => "s3:bucket",
            "sqs" => "sqs:queue",
            "lambda" when arn.Resource.Count(static character => character == ':') > 1 => int.TryParse(arn.Resource[(arn.Resource.LastIndexOf(':') + 1)..], out _) ? "lambda:version" : "lambda:alias",
            _ => $"{arn.Service}:{(end < 0 ? arn.Resource : arn.Resource[..end])}",
        };
    }

    private static void Write(Utf8JsonWriter json, string type, IResource row, World world)
    {
        json.WriteString("type", type);
        json.WriteString("id", row.Id.StartsWith("arn:", StringComparison.Ordinal) ? row.Id[(row.Id.LastIndexOfAny(['/', ':']) + 1)..] : row.Id);
        json.WriteString("arn", row.Arn);
        json.WriteString("name", NameOf(row, world));
        json.WriteStartObject("tags");
        foreach (var (key, value) in row is Services.S3.Bucket bucket ? bucket.TagSet : row.Tags)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static string? NameOf(IResource row, World world) =>
        row.Tags.TryGetValue("Name", out var name) ? name : Services.Ec2.Ec2Names.Of(row.Id, world) ?? (row as Services.Kms.Key is { } key ? AliasOf(key, world) : null);

    private static string? AliasOf(Services.Kms.Key key, World world) => world.All(Services.Kms.Alias.ByKey, (key.Place, key.KeyId)).FirstOrDefault()?.AliasName;
}
