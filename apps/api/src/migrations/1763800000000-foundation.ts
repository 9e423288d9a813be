import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Foundation1763800000000 implements MigrationInterface {
    name = 'Foundation1763800000000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        // Whatever the operator's server defaults to: Chinese and emoji in every table.
        await queryRunner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
        await queryRunner.query(`
            CREATE TABLE \`users\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`roles\` text NOT NULL,
                \`staff\` tinyint NOT NULL DEFAULT 0,
                \`status\` varchar(32) NOT NULL DEFAULT 'active',
                \`name\` varchar(50) NULL,
                \`phone\` varchar(20) NULL,
                \`verifiedPhone\` varchar(20) NULL,
                \`deskPhone\` varchar(20) NULL,
                \`openid\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`unionid\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`username\` varchar(64) NULL,
                \`passwordHash\` varchar(200) NULL,
                \`mustChangePassword\` tinyint NOT NULL DEFAULT 0,
                \`failedLogins\` int UNSIGNED NOT NULL DEFAULT '0',
                \`lockedUntil\` datetime(3) NULL,
                \`lastLoginAt\` datetime(3) NULL,
                \`locale\` varchar(32) NOT NULL DEFAULT 'zh-CN',
                \`mergedIntoId\` int UNSIGNED NULL,
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_fe0bb3f6520ee0469504521e71\` (\`username\`),
                INDEX \`IDX_9c98f005249412c8333a3b2c59\` (\`openid\`),
                INDEX \`IDX_dc84381a992ab1f9c9e4cad13f\` (\`organizationId\`, \`staff\`, \`phone\`),
                INDEX \`IDX_4764b10f2cf44edb2e10ab87ef\` (\`organizationId\`, \`staff\`, \`name\`),
                UNIQUE INDEX \`IDX_1e2c6aac235a7135f527661b13\` (\`organizationId\`, \`deskPhone\`),
                INDEX \`IDX_7bb64691bb5e21abaf58197b3e\` (\`organizationId\`, \`staff\`, \`id\`),
                UNIQUE INDEX \`IDX_29de57b591cc5622784f5bdfb8\` (\`organizationId\`, \`verifiedPhone\`),
                UNIQUE INDEX \`IDX_023aa929398e0dac89a8ed7e3e\` (\`organizationId\`, \`openid\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`organizations\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`name\` varchar(100) NOT NULL,
                \`shortName\` varchar(20) NOT NULL,
                \`servicePhone\` varchar(20) NULL,
                \`notice\` varchar(500) NULL,
                \`timeZone\` varchar(64) NOT NULL DEFAULT 'Asia/Shanghai',
                \`anonymousReports\` tinyint NOT NULL DEFAULT 1,
                \`automaticTriage\` tinyint NOT NULL DEFAULT 0,
                \`expectedResponseMinutes\` text NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`idempotency_keys\` (
                \`id\` varchar(96) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`fingerprint\` binary(32) NOT NULL,
                \`answer\` mediumtext NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_39829cdd18d40184d32a8a4abe\` (\`createdAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`outbox_events\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(64) NOT NULL,
                \`payload\` text NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_041d72983f975459cb9011d584\` (\`createdAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`outbox_deliveries\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`eventId\` int UNSIGNED NOT NULL,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`listener\` varchar(64) NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`attempts\` int UNSIGNED NOT NULL DEFAULT '0',
                \`availableAt\` datetime(3) NOT NULL,
                \`lastError\` varchar(500) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_b24a7e1b4c667e72d9f7b5fc20\` (\`eventId\`),
                INDEX \`IDX_532108721ed4e6b414f8ec0ea3\` (\`organizationId\`, \`status\`, \`id\`),
                INDEX \`IDX_ff93436a1f8a1b96e89813f31d\` (\`status\`, \`availableAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`scheduled_runs\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`job\` varchar(64) NOT NULL,
                \`runKey\` varchar(96) NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`startedAt\` datetime(3) NOT NULL,
                \`finishedAt\` datetime(3) NULL,
                \`error\` varchar(500) NULL,
                UNIQUE INDEX \`IDX_664e7c5bc011ffedc4dc5b5257\` (\`runKey\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_664e7c5bc011ffedc4dc5b5257\` ON \`scheduled_runs\`
        `);
        await queryRunner.query(`
            DROP TABLE \`scheduled_runs\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_ff93436a1f8a1b96e89813f31d\` ON \`outbox_deliveries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_532108721ed4e6b414f8ec0ea3\` ON \`outbox_deliveries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_b24a7e1b4c667e72d9f7b5fc20\` ON \`outbox_deliveries\`
        `);
        await queryRunner.query(`
            DROP TABLE \`outbox_deliveries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_041d72983f975459cb9011d584\` ON \`outbox_events\`
        `);
        await queryRunner.query(`
            DROP TABLE \`outbox_events\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_39829cdd18d40184d32a8a4abe\` ON \`idempotency_keys\`
        `);
        await queryRunner.query(`
            DROP TABLE \`idempotency_keys\`
        `);
        await queryRunner.query(`
            DROP TABLE \`organizations\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_023aa929398e0dac89a8ed7e3e\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_29de57b591cc5622784f5bdfb8\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1e2c6aac235a7135f527661b13\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_4764b10f2cf44edb2e10ab87ef\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_dc84381a992ab1f9c9e4cad13f\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_7bb64691bb5e21abaf58197b3e\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_9c98f005249412c8333a3b2c59\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_fe0bb3f6520ee0469504521e71\` ON \`users\`
        `);
        await queryRunner.query(`
            DROP TABLE \`users\`
        `);
    }

}
