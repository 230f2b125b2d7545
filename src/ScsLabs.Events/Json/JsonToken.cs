namespace ScsLabs.Events.Json;

/// <summary>What stands at a place of a JSON text.</summary>
internal enum JsonToken
{
    StartObject,
    EndObject,
    StartArray,
    EndArray,

    /// <summary>The name of a member, with its colon.</summary>
    Name,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>Nothing more but white space.</summary>
    End,
}
