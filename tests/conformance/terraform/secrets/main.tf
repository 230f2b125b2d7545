terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

data "aws_caller_identity" "current" {}

resource "aws_iam_user" "alice" {
  name = "alice"
  path = "/people/"
  tags = { team = "security" }
}

resource "aws_iam_role" "app" {
  name                 = "app"
  description          = "The application"
  max_session_duration = 7200
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_user.alice.arn }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "read" {
  name = "read"
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ssm:GetParameter", Resource = aws_ssm_parameter.password.arn }]
  })
}

resource "aws_iam_policy" "decrypt" {
  name = "decrypt"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.secrets.arn }]
  })
}

resource "aws_iam_role_policy_attachment" "decrypt" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.decrypt.arn
}

resource "aws_iam_user_policy_attachment" "decrypt" {
  user       = aws_iam_user.alice.name
  policy_arn = aws_iam_policy.decrypt.arn
}

resource "aws_kms_key" "secrets" {
  description             = "Secrets of the application"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TheAccountDecides"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
  tags = { team = "security" }
}

resource "aws_kms_alias" "secrets" {
  name          = "alias/app-secrets"
  target_key_id = aws_kms_key.secrets.key_id
}

resource "aws_ssm_parameter" "password" {
  name   = "/app/db/password"
  type   = "SecureString"
  key_id = aws_kms_alias.secrets.name
  value  = "s3cret"
  tags   = { team = "security" }
}
