import type { MigrationInterface, QueryRunner } from "typeorm";

export class Attachments1763800100000 implements MigrationInterface {
    name = 'Attachments1763800100000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`attachments\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`key\` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`extension\` varchar(32) NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`name\` varchar(200) NOT NULL,
                \`mediaType\` varchar(100) NOT NULL,
                \`size\` int UNSIGNED NOT NULL,
                \`width\` int UNSIGNED NULL,
                \`height\` int UNSIGNED NULL,
                \`hasThumbnail\` tinyint NOT NULL DEFAULT 0,
                \`ownerKind\` varchar(32) NULL,
                \`ownerId\` int UNSIGNED NULL,
                \`position\` smallint UNSIGNED NOT NULL DEFAULT '0',
                \`uploadedById\` int UNSIGNED NULL,
                \`orphanedSince\` datetime(3) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_7dbf8f5cc31421f1447a25a3cc\` (\`key\`),
                INDEX \`IDX_8628cb282de06b6d571a452812\` (\`orphanedSince\`),
                INDEX \`IDX_eaf4fcf9a9eef6ef97da93945a\` (
                    \`organizationId\`,
                    \`ownerKind\`,
                    \`ownerId\`,
                    \`position\`
                ),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`audit_entries\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`actorId\` int UNSIGNED NOT NULL,
                \`action\` varchar(64) NOT NULL,
                \`subject\` varchar(64) NOT NULL,
                \`subjectId\` int UNSIGNED NOT NULL,
                \`label\` varchar(100) NULL,
                \`data\` text NULL,
                \`requestId\` varchar(64) NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_adcc4bbc50e74c65cd49ae1e19\` (\`organizationId\`, \`subject\`, \`subjectId\`, \`id\`),
                INDEX \`IDX_9f4fde8c96ff9efeea4497819d\` (\`organizationId\`, \`action\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`rate_limits\` (
                \`key\` varchar(255) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`points\` int NOT NULL DEFAULT '0',
                \`expire\` bigint UNSIGNED NULL,
                INDEX \`IDX_cac030c83c48caa700859f20c8\` (\`expire\`),
                PRIMARY KEY (\`key\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_cac030c83c48caa700859f20c8\` ON \`rate_limits\`
        `);
        await queryRunner.query(`
            DROP TABLE \`rate_limits\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_9f4fde8c96ff9efeea4497819d\` ON \`audit_entries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_adcc4bbc50e74c65cd49ae1e19\` ON \`audit_entries\`
        `);
        await queryRunner.query(`
            DROP TABLE \`audit_entries\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_eaf4fcf9a9eef6ef97da93945a\` ON \`attachments\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_8628cb282de06b6d571a452812\` ON \`attachments\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_7dbf8f5cc31421f1447a25a3cc\` ON \`attachments\`
        `);
        await queryRunner.query(`
            DROP TABLE \`attachments\`
        `);
    }

}
