import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stickers1763800400000 implements MigrationInterface {
    name = 'Stickers1763800400000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`sticker_batches\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`size\` int UNSIGNED NOT NULL,
                \`boundCount\` int UNSIGNED NOT NULL DEFAULT '0',
                \`createdBy\` int UNSIGNED NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_6aade3b9a41ac2e9f5d92f5248\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`sticker_history\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`stickerId\` int UNSIGNED NOT NULL,
                \`action\` varchar(32) NOT NULL,
                \`at\` datetime(3) NOT NULL,
                \`actorId\` int UNSIGNED NULL,
                \`assetId\` int UNSIGNED NULL,
                \`assetName\` varchar(200) NULL,
                \`locationId\` int UNSIGNED NULL,
                \`locationPath\` text NULL,
                \`reason\` varchar(500) NULL,
                INDEX \`IDX_9ec462f6fb4ec5b0589bd1772b\` (\`stickerId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`sticker_scans\` (
                \`stickerId\` int UNSIGNED NOT NULL,
                \`day\` date NOT NULL,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`count\` int UNSIGNED NOT NULL,
                PRIMARY KEY (\`stickerId\`, \`day\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`sticker_scan_totals\` (
                \`stickerId\` int UNSIGNED NOT NULL,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`count\` int UNSIGNED NOT NULL,
                \`lastScannedAt\` datetime(3) NOT NULL,
                PRIMARY KEY (\`stickerId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`stickers\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`code\` char(11) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`batchId\` int UNSIGNED NULL,
                \`assetId\` int UNSIGNED NULL,
                \`locationId\` int UNSIGNED NULL,
                \`liveAssetId\` int UNSIGNED NULL,
                \`boundAt\` datetime(3) NULL,
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_1e6c0a7608eee696c4b800241a\` (\`code\`),
                UNIQUE INDEX \`IDX_7a928d4a1cc4ecac5949fb899e\` (\`liveAssetId\`),
                INDEX \`IDX_6f59a21630af41c1cad9e1a6cd\` (\`organizationId\`, \`code\`),
                INDEX \`IDX_461206addae70f998e744a1eb0\` (\`organizationId\`, \`locationId\`, \`id\`),
                INDEX \`IDX_1e6b9bb838dd1554964d4445b5\` (\`organizationId\`, \`assetId\`, \`id\`),
                INDEX \`IDX_c8f6b01ccb9ab0cca5dfbe787d\` (\`organizationId\`, \`batchId\`, \`id\`),
                INDEX \`IDX_d8d0928a607aa4439c81b0a497\` (\`organizationId\`, \`status\`, \`id\`),
                INDEX \`IDX_620a999487410467846d6f16be\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_620a999487410467846d6f16be\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_d8d0928a607aa4439c81b0a497\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_c8f6b01ccb9ab0cca5dfbe787d\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1e6b9bb838dd1554964d4445b5\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_461206addae70f998e744a1eb0\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_6f59a21630af41c1cad9e1a6cd\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_7a928d4a1cc4ecac5949fb899e\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1e6c0a7608eee696c4b800241a\` ON \`stickers\`
        `);
        await queryRunner.query(`
            DROP TABLE \`stickers\`
        `);
        await queryRunner.query(`
            DROP TABLE \`sticker_scan_totals\`
        `);
        await queryRunner.query(`
            DROP TABLE \`sticker_scans\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_9ec462f6fb4ec5b0589bd1772b\` ON \`sticker_history\`
        `);
        await queryRunner.query(`
            DROP TABLE \`sticker_history\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_6aade3b9a41ac2e9f5d92f5248\` ON \`sticker_batches\`
        `);
        await queryRunner.query(`
            DROP TABLE \`sticker_batches\`
        `);
    }

}
