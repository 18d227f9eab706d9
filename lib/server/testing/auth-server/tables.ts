import type { Sql } from "postgres";

/** What the server keeps, in tables of its own; named after those that Supabase keeps in the same schema. */
export async function createTables(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create schema if not exists auth;
    create table if not exists auth.users (
      id uuid primary key default gen_random_uuid(),
      email text not null unique,
      encrypted_password text,
      email_confirmed_at timestamptz,
      providers text[] not null,
      user_metadata jsonb not null default '{}',
      last_mail_at timestamptz,
      last_sign_in_at timestamptz,
      created_at timestamptz not null default now()
    );
    create table if not exists auth.sessions (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references auth.users on delete cascade,
      method text not null,
      created_at timestamptz not null default now()
    );
    create table if not exists auth.refresh_tokens (
      id bigint generated always as identity primary key,
      token text not null unique,
      parent text,
      session_id uuid not null references auth.sessions on delete cascade,
      revoked boolean not null default false,
      updated_at timestamptz not null default now()
    );
    create table if not exists auth.one_time_tokens (
      hash text primary key,
      user_id uuid not null references auth.users on delete cascade,
      type text not null,
      flow_id uuid,
      created_at timestamptz not null default now(),
      unique (user_id, type)
    );
    create table if not exists auth.flow_state (
      id uuid primary key default gen_random_uuid(),
      auth_code uuid not null unique default gen_random_uuid(),
      code_challenge text,
      code_challenge_method text,
      provider text,
      method text not null,
      redirect_to text not null,
      user_id uuid references auth.users on delete cascade,
      created_at timestamptz not null default now()
    );
  `);
}
