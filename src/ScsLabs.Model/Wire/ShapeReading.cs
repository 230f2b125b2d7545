namespace ScsLabs.Model.Wire;

/// <summary>Reads one value; the path is how an error names it.</summary>
public delegate T ReadValue<T>(IShapeReader reader, Violations violations, Member member, string path);

/// <summary>What generated readers share.</summary>
public static class ShapeReading
{
    /// <summary>Reads a nested structure.</summary>
    public static T Structure<T>(IShapeReader reader, Violations violations, string path, Func<IShapeReader, Violations, T> read)
    {
        violations.Enter(path);
        var value = read(reader, violations);
        violations.Leave();
        return value;
    }

    /// <summary>Reads a list.</summary>
    public static IReadOnlyList<T> List<T>(IShapeReader reader, Violations violations, Member member, string path, ReadValue<T> read)
    {
        var items = new List<T>();
        violations.Enter(path);
        foreach (var item in reader.Items(member))
        {
            items.Add(read(item, violations, member, $"{items.Count + 1}.member"));
        }

        violations.Leave();
        return items;
    }

    /// <summary>Reads a map; of entries with the same key the last wins.</summary>
    public static IReadOnlyDictionary<string, T> Map<T>(IShapeReader reader, Violations violations, Member member, string path, ReadValue<T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        violations.Enter(path);
        foreach (var (key, value) in reader.Entries(member))
        {
            entries[key] = read(value, violations, member, $"{key}.member");
        }

        violations.Leave();
        return entries;
    }
}

/// <summary>What generated writers share.</summary>
public static class ShapeWriting
{
    /// <summary>Writes a list.</summary>
    public static void List<T>(IShapeWriter writer, Member member, IReadOnlyList<T> items, Action<IShapeWriter, T, Member> write)
    {
        writer.StartList(member);
        foreach (var item in items)
        {
            writer.Item();
            write(writer, item, member);
        }

        writer.EndList();
    }

    /// <summary>Writes a map.</summary>
    public static void Map<T>(IShapeWriter writer, Member member, IReadOnlyDictionary<string, T> entries, Action<IShapeWriter, T, Member> write)
    {
        writer.StartMap(member);
        foreach (var (key, value) in entries)
        {
            writer.Key(key);
            write(writer, value, member);
        }

        writer.EndMap();
    }
}
