using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Emulator;

/// <content>The endpoints about networks and instances.</content>
internal sealed partial class ControlEndpoints
{
    /// <summary>Follows packets from one network interface to another (<see cref="TraceQuestion"/>).</summary>
    private async Task TraceAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            var world = state.Store.Current;
            var analysis = TraceQuestion.Answer(body.RootElement, world);
            await AnswerAsync(context, 200, json => TraceQuestion.Write(json, body.RootElement, analysis, world)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException or FormatException)
        {
            await AnswerAsync(context, 400, json => json.WriteString("error", failure.Message)).ConfigureAwait(false);
        }
    }

    /// <summary>Lists the connections that can be opened between network interfaces: all, or those that <c>?between=</c> names, separated by commas.</summary>
    private async Task ConnectionsAsync(HttpContext context)
    {
        try
        {
            var world = state.Store.Current;
            var interfaces = ConnectionsAnswer.InterfacesOf([.. context.Request.Query["between"].SelectMany(static ids => ids!.Split(',', StringSplitOptions.RemoveEmptyEntries))], world);
            await AnswerAsync(context, 200, json => ConnectionsAnswer.Write(json, interfaces, world)).ConfigureAwait(false);
        }
        catch (InvalidOperationException failure)
        {
            await AnswerAsync(context, 400, json => json.WriteString("error", failure.Message)).ConfigureAwait(false);
        }
    }

    /// <summary>Tells whether Systems Manager manages an instance, and where its metadata service answers: whoever knows it counts as being on the instance. With <c>POST …/port</c> it is a port of its own, for clients that drop a path.</summary>
    private async Task InstanceAsync(HttpContext context, string id, bool atPort)
    {
        if (state.Store.Current.Find(AnyPlace<Instance>.ById, id) is not { } instance)
        {
            await AnswerAsync(context, 404, json => json.WriteString("error", $"There is no instance '{id}'.")).ConfigureAwait(false);
            return;
        }

        var endpoint = atPort ? await state.MetadataPorts.OpenAsync(instance).ConfigureAwait(false) : $"{context.Request.Scheme}://{context.Request.Host}{state.Metadata.PathOf(instance)}";
        await AnswerAsync(context, 200, json =>
        {
            json.WriteString("instanceId", instance.Id);
            json.WriteString("name", TraceQuestion.Named(instance.Id, state.Store.Current));
            json.WriteString("state", instance.State.ToWire());
            json.WriteString("metadataEndpoint", endpoint);
            WriteAgent(json, instance, state.Store.Current);
        }).ConfigureAwait(false);
    }

    private static void WriteAgent(Utf8JsonWriter json, Instance instance, World world)
    {
        var status = AgentStatus.Of(instance, world);
        json.WriteStartObject("agent");
        json.WriteBoolean("online", status.IsOnline);
        json.WriteString("role", status.RoleArn);
        json.WriteString("refusal", status.Refusal);
        json.WriteStartArray("services");
        foreach (var (service, path) in status.Paths)
        {
            json.WriteStartObject();
            json.WriteString("service", service);
            json.WriteBoolean("reached", path.IsFound);
            TraceQuestion.WriteObstacles(json, path.Analysis, world);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
