using System.Text;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>SHA-224 against published values. Source: FIPS 180-2 with change notice 1, RFC 3874, RFC 4231.</summary>
public sealed class Sha224Tests
{
    [Theory]
    [InlineData("", 1, "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abc", 1, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    [InlineData("a", 1_000_000, "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67")]
    public void A_hash(string text, int times, string hash) =>
        Convert.ToHexStringLower(Sha224.HashData(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times))))).ShouldBe(hash);

    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44")]
    public void An_HMAC(string key, string message, string mac) =>
        Convert.ToHexStringLower(Sha224.Hmac(Convert.FromHexString(key), Convert.FromHexString(message))).ShouldBe(mac);

    /// <summary>.NET's SHA-256 has the same padding and rounds; where a message ends within a block must not matter.</summary>
    [Fact]
    public void Messages_of_every_length_have_hashes_of_their_own() =>
        Enumerable.Range(0, 300).Select(length => Convert.ToHexStringLower(Sha224.HashData(new byte[length]))).ShouldBeUnique();
}
